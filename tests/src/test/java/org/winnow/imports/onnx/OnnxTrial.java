package org.winnow.imports.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** An ONNX file read and run in this process, for files of which many share one. */
public final class OnnxTrial {
  private OnnxTrial() {}

  /**
   * Asks it of all examples.
   *
   * @throws InputException where it is refused
   */
  public static void run(Path file, Dataset data) {
    OnnxReport report = report(file);
    if (!report.unsupported().isEmpty()) {
      throw new InputException(report.text());
    }
    OnnxWish wish = OnnxWish.standard();
    OnnxFeed feed = new OnnxFeed(data, wish, report.inputs().get(0));
    OnnxOutputs outputs = OnnxOutputs.of(report, wish.outputs(), data.schema().classes().size());
    OnnxWire.Job job = new OnnxWire.Job(feed.sides(), feed.batch(), outputs.names());
    try (OnnxSession session = new OnnxSession(file, report.inputs().get(0), job)) {
      session.run(feed.of(0, data.size()));
    } catch (OrtException | RuntimeException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static OnnxReport report(Path file) {
    try {
      return OnnxInspector.of(OnnxChild.read(file));
    } catch (IOException | RuntimeException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }
}
