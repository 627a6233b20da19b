package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loop notebook in JJava as it is released, which has the libraries that it shares with the
 * extension (Gson, ZeroMQ, SLF4J) under other names than those that the extension was compiled
 * against.
 */
class ReleasedJJavaTest {
  private static final String RELEASE = "jjava==1.0a8";
  private static final Path LOOP = Checkout.root().resolve("notebooks/01-the-loop.ipynb");
  private static final Duration LIMIT = Duration.ofMinutes(6);

  @Test
  void runsTheLoopWithWinnowsCommands(@TempDir Path folder) throws Exception {
    Path kernels = Files.createDirectories(folder.resolve("kernels/winnow"));
    Files.writeString(kernels.resolve("kernel.json"), kernelSpec(released(), folder));
    Path notebook = withPrefix(folder.resolve("loop.ipynb"));
    Path executed = folder.resolve("executed.ipynb");
    PythonRun run =
        PythonRun.of(
            "kernel/src/main/script/run_notebook.py",
            Map.of(
                "JUPYTER_PATH", folder.toString(),
                "JUPYTER_DATA_DIR", folder.resolve("data").toString(),
                "JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString()),
            LIMIT,
            List.of(notebook.toString(), "--output", executed.toString()));
    assertEquals(0, run.exit(), run.output());
    assertTrue(run.output().contains("%winnow train 10"), run.output());
    ExecutedNotebook result = ExecutedNotebook.read(executed);
    for (Claim claim : TestedNotebook.of(LOOP).claims()) {
      assertEquals("", claim.broken(result.text(claim.cell())).orElse(""), claim.why());
    }
  }

  /** The released kernel, unpacked by the package manager into an environment of its own. */
  private static Path released() throws IOException, InterruptedException {
    Path home = Checkout.root().resolve("tests/target/" + RELEASE.replace("==", "-"));
    Path kernel = home.resolve("share/jupyter/kernels/java");
    if (!Files.isRegularFile(kernel.resolve("jjava.jar"))) {
      PythonRun run =
          PythonRun.of(
              "tests/python/own_environment.py", Map.of(), LIMIT, List.of("" + home, RELEASE));
      assertEquals(0, run.exit(), run.output());
    }
    return kernel;
  }

  private static String kernelSpec(Path kernel, Path folder) throws IOException {
    ObjectNode spec = new ObjectMapper().createObjectNode();
    ArrayNode argv = spec.putArray("argv");
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString()).add("-jar");
    argv.add(kernel.resolve("jjava-launcher.jar").toString());
    argv.add(kernel.resolve("jjava.jar").toString()).add("{connection_file}");
    spec.put("display_name", "JJava with Winnow").put("language", "java");
    spec.put("interrupt_mode", "message");
    spec.putObject("env")
        .put("JJAVA_CLASSPATH", Checkout.kernelLibraries() + "/*.jar")
        .put("JJAVA_JVM_OPTS", "-Xmx1g -Djava.awt.headless=true")
        .put("WINNOW_HOME", folder.resolve("winnow").toString());
    return spec.toString();
  }

  /** The loop, each command by its name behind {@code %winnow}. */
  private static Path withPrefix(Path copy) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode notebook = (ObjectNode) json.readTree(LOOP.toFile());
    for (var cell : notebook.withArray("cells")) {
      StringBuilder code = new StringBuilder();
      if (cell.path("source").isArray()) {
        cell.path("source").forEach(line -> code.append(line.asText()));
      } else {
        code.append(cell.path("source").asText());
      }
      if (cell.path("cell_type").asText().equals("code")) {
        ((ObjectNode) cell)
            .put("source", code.toString().replaceFirst("^(%{1,2})(\\w)", "$1winnow $2"));
      }
    }
    json.writeValue(copy.toFile(), notebook);
    return copy;
  }
}
