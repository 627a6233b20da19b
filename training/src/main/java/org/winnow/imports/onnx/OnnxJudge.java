package org.winnow.imports.onnx;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.training.TrainingMonitor;

/**
 * What an ONNX file says of the examples of a data set.
 *
 * @param probabilities {@code [n][classes]}, where one of its outputs gives these
 * @param embeddings {@code [n][width]}, where one of its outputs gives these
 */
public record OnnxJudge(Optional<float[][]> probabilities, Optional<float[][]> embeddings) {
  private static final int BATCH = 64;
  private static final long MOST_VALUES = 1L << 28;
  private static final int HEAP_SHARE = 4;

  /**
   * Asks a file of all examples of a data set.
   *
   * @param monitor hears of each batch
   * @throws InputException where the file cannot be imported, or the data do not fit it
   * @throws CancellationException where the monitor cancels
   */
  public static OnnxJudge of(Path file, Dataset data, OnnxWish wish, TrainingMonitor monitor) {
    OnnxReport report = OnnxFile.inspect(file);
    if (!report.unsupported().isEmpty()) {
      throw new InputException("cannot import " + file + ":\n" + report.text());
    }
    try {
      OnnxFeed feed = new OnnxFeed(data, wish, report.inputs().get(0));
      OnnxOutputs outputs = OnnxOutputs.of(report, wish.outputs(), data.schema().classes().size());
      OnnxWire.Job job = new OnnxWire.Job(feed.sides(), feed.batch(), outputs.names());
      try (OnnxFile opened = OnnxFile.open(file, job)) {
        List<float[][]> all = asked(opened, feed, data.size(), monitor);
        return new OnnxJudge(
            outputs.probabilities().map(name -> probabilities(all.get(0), data, wish)),
            outputs.embeddings().map(name -> all.get(all.size() - 1)));
      }
    } catch (InputException e) {
      String message = e.getMessage();
      throw message.startsWith("cannot import ")
          ? e
          : new InputException("cannot import " + file + ": " + message, e);
    }
  }

  private static List<float[][]> asked(
      OnnxFile file, OnnxFeed feed, int rows, TrainingMonitor monitor) {
    List<float[][]> all = null;
    for (int from = 0; from < rows; from += BATCH) {
      if (monitor.cancelled() || Thread.currentThread().isInterrupted()) {
        throw new CancellationException("after " + from + " of " + rows + " examples");
      }
      int to = Math.min(rows, from + BATCH);
      List<float[]> found = file.run(feed.of(from, to));
      if (all == null) {
        all = found.stream().map(o -> new float[rows][]).toList();
      }
      for (int o = 0; o < found.size(); o++) {
        split(found.get(o), all.get(o), from, to);
      }
      monitor.batchDone(from / BATCH + 1, (rows + BATCH - 1) / BATCH, 0);
    }
    return all;
  }

  private static long mostValues() {
    return Math.min(MOST_VALUES, Runtime.getRuntime().maxMemory() / HEAP_SHARE / Float.BYTES);
  }

  private static void split(float[] values, float[][] rows, int from, int to) {
    int width = values.length / (to - from);
    if (width == 0 || (long) width * rows.length > mostValues()) {
      throw new InputException(
          "an output of "
              + width
              + " values for each of "
              + rows.length
              + " examples: at most "
              + mostValues()
              + " are taken, a quarter of Java's heap");
    }
    for (int row = from; row < to; row++) {
      rows[row] = Arrays.copyOfRange(values, (row - from) * width, (row - from + 1) * width);
    }
  }

  private static float[][] probabilities(float[][] rows, Dataset data, OnnxWish wish) {
    int classes = data.schema().classes().size();
    for (float[] row : rows) {
      if (row.length != classes) {
        throw new InputException(
            "its output of probabilities has "
                + row.length
                + " values for an example, expected one for each of "
                + classes
                + " classes");
      }
      if (wish.outputs().logits()) {
        System.arraycopy(
            org.winnow.training.Scores.SOFTMAX.probabilities(row, 0, classes), 0, row, 0, classes);
      }
    }
    return rows;
  }
}
