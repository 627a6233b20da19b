package org.winnow.imports.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** An ONNX file that ONNX Runtime has opened; in the process of its own. */
final class OnnxSession implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final OnnxPort input;
  private final OnnxWire.Job job;
  private final int size;

  OnnxSession(Path file, OnnxPort input, OnnxWire.Job job) throws OrtException {
    this.input = input;
    this.job = job;
    this.size = job.sides().stream().reduce(1, Math::multiplyExact);
    this.environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(Math.min(4, Runtime.getRuntime().availableProcessors()));
      // What is taken is given back: a long reading keeps no high-water mark.
      options.setCPUArenaAllocator(false);
      session = environment.createSession(file.toString(), options);
    }
  }

  /**
   * Runs some examples.
   *
   * @return of each output asked for its values, example by example
   */
  List<float[]> run(float[] values) throws OrtException {
    int n = values.length / size;
    int each = job.batch() == 0 ? n : job.batch();
    List<List<float[]>> parts = new ArrayList<>();
    for (int from = 0; from < n; from += each) {
      int end = Math.min(n, from + each);
      // The last examples of a batch of fixed size are zeros.
      float[] batch =
          Arrays.copyOf(Arrays.copyOfRange(values, from * size, end * size), each * size);
      parts.add(run(batch, each, end - from));
    }
    List<float[]> outputs = new ArrayList<>();
    for (int o = 0; o < job.outputs().size(); o++) {
      int index = o;
      outputs.add(joined(parts.stream().map(p -> p.get(index)).toList()));
    }
    return outputs;
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(p -> p.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private List<float[]> run(float[] batch, int n, int wanted) throws OrtException {
    List<float[]> outputs = new ArrayList<>();
    try (OnnxTensor given = tensor(batch, n);
        OrtSession.Result result =
            session.run(Map.of(input.name(), given), new LinkedHashSet<>(job.outputs()))) {
      for (String name : job.outputs()) {
        FloatBuffer found = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
        if (found == null || found.remaining() % n != 0) {
          throw new IllegalArgumentException(
              "output '" + name + "' gives no whole number of values for each example");
        }
        float[] values = new float[found.remaining() / n * wanted];
        found.get(values);
        outputs.add(values);
      }
    }
    return outputs;
  }

  private OnnxTensor tensor(float[] batch, int n) throws OrtException {
    long[] shape = new long[job.sides().size() + 1];
    shape[0] = n;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = job.sides().get(i - 1);
    }
    return switch (input.type()) {
      case "INT64" -> OnnxTensor.createTensor(environment, LongBuffer.wrap(longs(batch)), shape);
      case "INT32" -> OnnxTensor.createTensor(environment, IntBuffer.wrap(ints(batch)), shape);
      case "UINT8" ->
          OnnxTensor.createTensor(
              environment, ByteBuffer.wrap(bytes(batch)), shape, ai.onnxruntime.OnnxJavaType.UINT8);
      default -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(batch), shape);
    };
  }

  private static long[] longs(float[] values) {
    long[] whole = new long[values.length];
    Arrays.setAll(whole, i -> (long) values[i]);
    return whole;
  }

  private static int[] ints(float[] values) {
    int[] whole = new int[values.length];
    Arrays.setAll(whole, i -> (int) values[i]);
    return whole;
  }

  private static byte[] bytes(float[] values) {
    byte[] whole = new byte[values.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (byte) (int) values[i];
    }
    return whole;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
