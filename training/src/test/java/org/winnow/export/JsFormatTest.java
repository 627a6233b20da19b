package org.winnow.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Preparation;
import org.winnow.training.Skeleton;

/** Modules as Node runs them; {@code .ci/run} installs it. */
class JsFormatTest {
  private static final String CHECK_ALL =
      """
      import { readdirSync } from 'node:fs';
      for (const file of readdirSync('.').filter((f) => f.startsWith('net'))) {
        const { selftest } = await import(`./${file}`);
        console.log(file, JSON.stringify(selftest()));
      }
      """;

  @TempDir Path folder;

  private String node(String script) throws Exception {
    Path main = folder.resolve("main.mjs");
    Files.writeString(main, script.replace("readdirSync('.')", "readdirSync('" + folder + "')"));
    return Gcc.run(List.of("node", main.toString()));
  }

  @Test
  void answersAsTheReferenceWhateverTheOperation() throws Exception {
    List<Shipment> all = Shipments.all();
    all.forEach(shipment -> shipment.write("js", folder.resolve(shipment.name() + ".mjs")));
    List<String> said = node(CHECK_ALL).lines().toList();
    assertEquals(all.size(), said.size());
    said.forEach(
        line -> assertTrue(line.contains("\"rows\":5") && line.contains("\"ok\":true"), line));
  }

  @Test
  void namesOfClassesAreDataWhateverTheyHold() throws Exception {
    List<String> hostile =
        List.of("\"'`${x}*/", "</script><!--\n\\u000a\u2028", "\u202eabc\0 \u00e9\ud83d\ude00");
    Skeleton skeleton = Skeleton.parse("*/ alert() \u2028 x", "input 4\ndense 5 tanh\noutput 3");
    Path file = folder.resolve("net.mjs");
    Shipments.of(skeleton, 1, Preparation.none(), hostile).write("js", file);
    String text = Files.readString(file);
    assertFalse(text.contains("</script>") || text.contains("<!--") || text.contains("\u2028"));
    String said =
        node(
            "import { classNames } from './net.mjs';\n"
                + "console.log(Buffer.from(classNames.join('|')).toString('hex'));");
    String expected = String.join("|", hostile);
    byte[] utf8 = expected.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(java.util.HexFormat.of().formatHex(utf8), said.strip());
  }

  @Test
  void refusesFeaturesOfAnotherNumber() throws Exception {
    Skeleton skeleton = Skeleton.parse("net", "input 4\noutput 3");
    Shipments.of(skeleton, 1).write("js", folder.resolve("net.mjs"));
    String said =
        node(
            "import { classify } from './net.mjs';\n"
                + "try { classify([1, 2]); } catch (e) { console.log(e.message); }");
    assertEquals("expected 4 features, got 2", said.strip());
  }
}
