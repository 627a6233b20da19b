package org.winnow.tests.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.MissingText;

/** An ONNX file in ONNX Runtime's Java interface, on one thread. */
final class ExportedOnnx implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final ExportTask task;

  ExportedOnnx(ExportTask task, Path file) throws OrtException {
    this.task = task;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(file.toString(), options);
    }
  }

  /** Example by example. */
  float[][] answers(float[][] raw) throws OrtException {
    boolean columns = !session.getInputNames().equals(Set.of("input"));
    float[][] answers = new float[raw.length][];
    for (int i = 0; i < raw.length; i++) {
      Map<String, OnnxTensor> given =
          columns ? columns(task.rows()[i]) : Map.of("input", tensor(raw[i]));
      answers[i] = answer(given);
      for (OnnxTensor tensor : given.values()) {
        tensor.close();
      }
    }
    return answers;
  }

  float[] answer(Map<String, OnnxTensor> given) throws OrtException {
    try (OrtSession.Result result = session.run(given, Set.of("probabilities"))) {
      return ((float[][]) result.get(0).getValue())[0];
    }
  }

  OnnxTensor tensor(float[] raw) throws OrtException {
    long[] shape = ((TensorInfo) session.getInputInfo().get("input").getInfo()).getShape();
    shape[0] = 1;
    if (task.model().skeleton().input().isTokens()) {
      long[] tokens = new long[raw.length];
      for (int i = 0; i < raw.length; i++) {
        tokens[i] = (long) raw[i];
      }
      return OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), shape);
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(raw), shape);
  }

  /** A row of a table as it is written. */
  private Map<String, OnnxTensor> columns(int row) throws OrtException {
    Map<String, OnnxTensor> columns = new LinkedHashMap<>();
    ExampleView.Row view = (ExampleView.Row) task.data().views().of(row);
    long[] one = {1, 1};
    for (ColumnEncoding column : task.model().preparation().encoding().orElseThrow().columns()) {
      String written = view.values().get(view.columns().indexOf(column.column()));
      boolean missing = MissingText.is(written);
      columns.put(
          column.column(),
          column instanceof ColumnEncoding.Numeric
              ? OnnxTensor.createTensor(
                  environment,
                  FloatBuffer.wrap(new float[] {missing ? Float.NaN : Float.parseFloat(written)}),
                  one)
              : OnnxTensor.createTensor(environment, new String[] {written}, one));
    }
    return columns;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
