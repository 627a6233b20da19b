package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wheel, installed into a clean environment: two kernels started at the same moment on an empty
 * home, and a third one after they have made what all share.
 */
class WheelTest {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final long MOST_BYTES = 100_000_000;
  private static Path wheel;
  private static JsonNode report;

  @BeforeAll
  static void install(@TempDir Path folder) throws Exception {
    PythonRun built =
        PythonRun.of(
            "kernel/src/main/script/wheel.py",
            Map.of(),
            LIMIT,
            List.of("--lib", "" + Checkout.kernelLibraries(), "--out", "" + folder));
    assertEquals(0, built.exit(), built.output());
    try (Stream<Path> files = Files.list(folder)) {
      wheel = files.filter(f -> f.toString().endsWith(".whl")).findFirst().orElseThrow();
    }
    Path result = folder.resolve("report.json");
    PythonRun run =
        PythonRun.of(
            "tests/python/wheel_check.py",
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            LIMIT,
            List.of("" + wheel, "" + folder, "" + result));
    assertEquals(0, run.exit(), run.output());
    report = new ObjectMapper().readTree(result.toFile());
  }

  private static List<String> texts(String field) {
    return StreamSupport.stream(report.path(field).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  @Test
  void cellsCommandsAndNativeCodeRunInEachKernel() {
    assertEquals(3, report.path("outputs").size());
    for (JsonNode outputs : report.path("outputs")) {
      assertEquals("42", outputs.path(1).asText());
      assertTrue(outputs.path(2).asText().contains("data"), outputs.toString());
      assertEquals("3.0", outputs.path(3).asText(), outputs.toString());
    }
  }

  @Test
  void kernelsShareOneCopyOfTheNativesAndOneArchive() {
    List<String> natives =
        texts("files").stream().filter(f -> f.startsWith("natives") && f.endsWith(".jar")).toList();
    assertTrue(natives.size() >= 4, natives.toString());
    assertEquals(
        natives.size(),
        natives.stream().map(f -> Path.of(f).getFileName()).distinct().count(),
        natives.toString());
    assertEquals(
        1,
        texts("files").stream().filter(f -> f.endsWith(".jsa")).count(),
        texts("files").toString());
    assertTrue(report.path("archived").asBoolean(), "the third kernel does not use the archive");
  }

  @Test
  void theLauncherBecomesTheKernel() {
    assertTrue(report.path("process").asText().endsWith("java"), report.path("process").asText());
  }

  @Test
  void papermillSetsParametersByWhatTheWheelBrings() {
    assertEquals("3 epochs\n", report.path("papermill").asText());
  }

  @Test
  void aJavaThatWillNotDoIsNamedWithWhatToDo(@TempDir Path folder) throws Exception {
    assertTrue(launched(folder).contains("no bin/java there: set it to a JDK 17 or later"));
    Files.createFile(Files.createDirectories(folder.resolve("bin")).resolve("java"));
    Files.createFile(folder.resolve("bin/java.exe"));
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"1.8.0_402\"\n");
    assertTrue(launched(folder).contains("it is Java 8, too old"));
    Files.writeString(
        folder.resolve("release"), "JAVA_VERSION=\"21\"\nMODULES=\"java.base jdk.zipfs\"\n");
    assertTrue(launched(folder).contains("a runtime without compiler, not a JDK"));
  }

  private static String launched(Path javaHome) throws Exception {
    PythonRun run =
        PythonRun.of(
            "kernel/src/main/python/winnow_kernel/__main__.py",
            Map.of(
                "JAVA_HOME", javaHome.toString(),
                "PYTHONPATH", Checkout.root().resolve("kernel/src/main/python").toString()),
            LIMIT,
            List.of("no-connection-file"));
    assertEquals(1, run.exit(), run.output());
    return run.output();
  }

  @Test
  void theWheelHoldsKernelspecLogosAndJarsButNoNativeCode() throws Exception {
    assertTrue(Files.size(wheel) < MOST_BYTES, Files.size(wheel) + " bytes");
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      List<String> names = zip.stream().map(entry -> entry.getName()).toList();
      assertTrue(names.stream().anyMatch(n -> n.endsWith("kernels/winnow/kernel.json")));
      assertTrue(names.stream().anyMatch(n -> n.endsWith("kernels/winnow/logo-64x64.png")));
      assertTrue(names.stream().anyMatch(n -> n.contains("/jars/winnow-kernel-")));
      assertFalse(names.stream().anyMatch(n -> n.matches(".*-(linux|macosx|windows)-.*")));
      JsonNode spec =
          new ObjectMapper()
              .readTree(
                  zip.getInputStream(
                      zip.stream()
                          .filter(e -> e.getName().endsWith("kernels/winnow/kernel.json"))
                          .findFirst()
                          .orElseThrow()));
      assertEquals("message", spec.path("interrupt_mode").asText());
      assertEquals("winnow_kernel", spec.path("argv").path(2).asText());
    }
  }
}
