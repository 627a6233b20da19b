package org.winnow.training.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.winnow.training.engine.dl4j.NativeReport;

/** What the training engine meets on this machine. Looking loads the native libraries. */
public record EngineReport(List<Finding> findings) {
  private static final Path NVIDIA = Path.of("/proc/driver/nvidia/gpus");

  public EngineReport {
    findings = List.copyOf(findings);
  }

  /** Looks at native libraries, arithmetic, threads and graphics processors. */
  public static EngineReport here() {
    Engine engine = Engine.cpu();
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.fine("engine", engine.description()));
    findings.addAll(NativeReport.here());
    findings.add(Finding.fine("instructions", engine.instructionSet()));
    int processors = Runtime.getRuntime().availableProcessors();
    findings.add(
        Finding.fine(
            "threads", engine.threads() + " for training; " + processors + " processors allowed"));
    findings.add(Finding.fine("GPU", graphicsProcessors(NVIDIA)));
    return new EngineReport(findings);
  }

  /** The graphics processors that the driver names below a folder, and whether they are used. */
  static String graphicsProcessors(Path driver) {
    List<String> models = new ArrayList<>();
    if (Files.isDirectory(driver)) {
      try (DirectoryStream<Path> gpus = Files.newDirectoryStream(driver)) {
        for (Path gpu : gpus) {
          models.add(model(gpu.resolve("information")));
        }
      } catch (IOException unreadable) {
        models.add("unreadable: " + unreadable.getMessage());
      }
    }
    return models.isEmpty()
        ? "none seen; none needed"
        : "seen: " + String.join(", ", models) + "; not used by this build (CPU backend)";
  }

  private static String model(Path information) throws IOException {
    return Files.readAllLines(information).stream()
        .filter(line -> line.startsWith("Model:"))
        .map(line -> line.substring("Model:".length()).strip())
        .findFirst()
        .orElse("unnamed");
  }
}
