package org.winnow.export.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.training.Input;

/** A file run by ONNX Runtime on one thread. */
final class OrtRun implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  record Outputs(float[][] probabilities, float[][] embeddings) {}

  OrtRun(byte[] file) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(file, options);
    }
  }

  /** What a file says beside its graph. */
  Map<String, String> metadata() throws OrtException {
    return session.getMetadata().getCustomMetadata();
  }

  /** Raw examples one after the other, as {@code input}. */
  Outputs of(Input input, float[] raw, int n) throws OrtException {
    long[] shape = ((ai.onnxruntime.TensorInfo) info("input")).getShape();
    shape[0] = n;
    if (input.isTokens()) {
      long[] tokens = new long[raw.length];
      for (int i = 0; i < raw.length; i++) {
        tokens[i] = (long) raw[i];
      }
      return of(
          Map.of("input", OnnxTensor.createTensor(environment, LongBuffer.wrap(tokens), shape)));
    }
    return of(Map.of("input", OnnxTensor.createTensor(environment, FloatBuffer.wrap(raw), shape)));
  }

  private ai.onnxruntime.ValueInfo info(String name) throws OrtException {
    return session.getInputInfo().get(name).getInfo();
  }

  /** Columns, each {@code float[n]} or {@code String[n]}. */
  Outputs columns(Map<String, Object> columns, int n) throws OrtException {
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    for (Map.Entry<String, Object> column : columns.entrySet()) {
      long[] shape = {n, 1};
      inputs.put(
          column.getKey(),
          column.getValue() instanceof String[] texts
              ? OnnxTensor.createTensor(environment, texts, shape)
              : OnnxTensor.createTensor(
                  environment, FloatBuffer.wrap((float[]) column.getValue()), shape));
    }
    return of(inputs);
  }

  private Outputs of(Map<String, OnnxTensor> inputs) throws OrtException {
    try (OrtSession.Result result = session.run(inputs)) {
      return new Outputs(
          (float[][]) result.get(OnnxExport.PROBABILITIES).orElseThrow().getValue(),
          (float[][]) result.get(OnnxExport.EMBEDDINGS).orElseThrow().getValue());
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  List<String> inputs() {
    return List.copyOf(session.getInputNames());
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
