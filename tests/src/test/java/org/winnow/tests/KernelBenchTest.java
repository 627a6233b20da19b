package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's benchmark with a peer whose process ends in the middle of it. */
class KernelBenchTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aPeerThatFailsLosesOnlyTheFigureItFailedAt(@TempDir Path folder) throws Exception {
    InstalledKernel.in(folder);
    Path rows = folder.resolve("rows.json");
    PythonRun run =
        PythonRun.of(
            "tests/python/kernel_bench.py",
            Map.of("WINNOW_HOME", folder.resolve("home").toString()),
            LIMIT,
            List.of(
                rows.toString(),
                "--winnow",
                folder.resolve("share/jupyter/kernels/winnow").toString(),
                "--jjava",
                failingPeer(folder).toString(),
                "--rounds=2",
                "--warm=1",
                "--only=idle"));
    assertEquals(0, run.exit(), run.output());
    JsonNode facts = JSON.readTree(rows.toFile());
    JsonNode failed = row(facts, "20,000 println", "jjava");
    assertTrue(failed.path("value").isNull(), failed.toString());
    assertEquals(
        "failed: TimeoutError: no reply and the process ended with 3 (try 1)",
        failed.path("outcome").asText());
    for (String who : List.of("winnow", "ipykernel")) {
      assertEquals(2, row(facts, "20,000 println", who).path("n").asInt(), who);
    }
    assertEquals(2, row(facts, "idle: 1+1", "jjava").path("n").asInt(), "what came before");
    PythonRun table =
        PythonRun.of("tests/python/bench_table.py", Map.of(), LIMIT, List.of(rows.toString()));
    assertTrue(table.output().contains("failed: TimeoutError: no reply"), table.output());
  }

  private static Path failingPeer(Path folder) throws Exception {
    String program = Checkout.root().resolve("tests/python/failing_kernel.py").toString();
    Path spec = Files.createDirectories(folder.resolve("failing"));
    List<String> command = List.of("python", program, "-f", "{connection_file}");
    JSON.writeValue(spec.resolve("kernel.json").toFile(), Map.of("argv", command));
    return spec;
  }

  private static JsonNode row(JsonNode facts, String workload, String contender) {
    return StreamSupport.stream(facts.spliterator(), false)
        .filter(row -> row.path("workload").asText().equals(workload))
        .filter(row -> row.path("contender").asText().equals(contender))
        .findFirst()
        .orElseThrow(() -> new AssertionError(workload + " of " + contender + ": " + facts));
  }
}
