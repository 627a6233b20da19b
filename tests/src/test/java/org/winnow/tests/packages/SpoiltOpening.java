package org.winnow.tests.packages;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.winnow.datasets.Dataset;
import org.winnow.imports.keras.KerasImport;
import org.winnow.imports.onnx.OnnxJudge;
import org.winnow.imports.onnx.OnnxWish;
import org.winnow.training.Dl4jImport;
import org.winnow.training.TrainingMonitor;

/** Opens spoilt files as {@code %model import} does, and looks what that takes. */
final class SpoiltOpening {
  /** Of Java's heap, to refuse a file of some kilobytes. */
  private static final long MOST_BYTES = 400L << 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Dataset examples = SpoiltTrial.examples();
  private final Path folder;
  private long mostBytes;

  SpoiltOpening(Path folder) {
    this.folder = folder;
  }

  /** The most that one of them took so far. */
  long mostBytes() {
    return mostBytes;
  }

  /** As {@link SpoiltTrial} gives it. */
  String verdict(Spoilt one) throws IOException {
    Path file = Files.write(folder.resolve("spoilt" + one.suffix()), one.bytes());
    long before = threads.getCurrentThreadAllocatedBytes();
    String verdict = SpoiltTrial.verdict(() -> open(file, one.suffix()));
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    mostBytes = Math.max(mostBytes, bytes);
    Files.delete(file);
    return bytes <= MOST_BYTES ? verdict : SpoiltTrial.TROUBLE + bytes + " bytes of heap";
  }

  private void open(Path file, String suffix) {
    switch (suffix) {
      case ".onnx" -> OnnxJudge.of(file, examples, OnnxWish.standard(), TrainingMonitor.silent());
      case ".h5" -> KerasImport.open(file);
      default -> Dl4jImport.open(file);
    }
  }
}
