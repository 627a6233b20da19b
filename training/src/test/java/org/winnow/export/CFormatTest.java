package org.winnow.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Preparation;
import org.winnow.training.Skeleton;

class CFormatTest {
  @TempDir Path folder;

  @Test
  void answersAsTheReferenceWhateverTheOperation() throws Exception {
    for (Shipment shipment : Shipments.all()) {
      Path file = folder.resolve(shipment.name() + ".c");
      shipment.write("c", file);
      String flag = "-D" + shipment.name().toUpperCase(java.util.Locale.ROOT) + "_MAIN";
      String said = Gcc.run(List.of(Gcc.compile(file, flag).toString()));
      assertTrue(said.startsWith("5 golden rows") && said.endsWith(": ok\n"), said);
    }
  }

  @Test
  void sizeOfItsOnlyMemoryIsKnownBeforeTraining() throws Exception {
    Skeleton skeleton = Skeleton.parse("small", "input 8x8x1\nconv 4 3x3 relu\noutput 3");
    Path file = folder.resolve("small.c");
    Shipments.of(skeleton, 1).write("c", file);
    Path object = Gcc.compile(file, "-c");
    String symbols = Gcc.run(List.of("nm", "-S", object.toString()));
    Matcher bss = Pattern.compile("^\\S+ (\\S+) [bB] (\\w+)$", Pattern.MULTILINE).matcher(symbols);
    assertTrue(bss.find(), symbols);
    assertEquals(Arena.bytes(skeleton), Long.parseLong(bss.group(1), 16));
    assertEquals("A", bss.group(2));
    assertFalse(bss.find(), symbols);
    assertFalse(
        Pattern.compile(" U (malloc|calloc|printf|memcpy)").matcher(symbols).find(), symbols);
  }

  @Test
  void namesOfClassesAreDataWhateverTheyHold() throws Exception {
    List<String> hostile =
        List.of("\"; */ int x; /*", "</script>??/\n\\u000a\"\\", "\u202eabc\0 ??'7\u00e9");
    Skeleton skeleton = Skeleton.parse("*/ #error \"\n", "input 4\ndense 5 tanh\noutput 3");
    Shipment shipment = Shipments.of(skeleton, 1, Preparation.none(), hostile);
    Path file = folder.resolve("hostile.c");
    shipment.write("c", file);
    Path main = folder.resolve("main.c");
    Files.writeString(
        main,
        "#include \"hostile.c\"\n#include <stdio.h>\nint main(void) {\n"
            + "  int c; for (c = 0; c < 3; c++) { puts(error_class_names[c]); }\n  return 0;\n}\n");
    String said = Gcc.run(List.of(Gcc.compile(main, "-trigraphs").toString()));
    String beforeNul = hostile.get(2).substring(0, hostile.get(2).indexOf('\0'));
    assertEquals(hostile.get(0) + "\n" + hostile.get(1) + "\n" + beforeNul + "\n", said);
  }

  @Test
  void writesTheWholeFileOrNone() throws Exception {
    Skeleton skeleton = Skeleton.parse("net", "input 4\noutput 3");
    float[][] rows = {{Float.NaN, 0, 0, 0}};
    Shipment broken =
        new Shipment("net", Shipments.of(skeleton, 1).model(), rows, Optional.empty());
    org.junit.jupiter.api.Assertions.assertThrows(
        org.winnow.datasets.InputException.class, () -> broken.write("c", folder.resolve("n.c")));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}
