package org.winnow.imports.onnx;

import ai.onnxruntime.OrtException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.winnow.export.onnx.format.Onnx.ModelProto;
import org.winnow.imports.child.Orders;

/**
 * The program of the process that reads an ONNX file: it tells what the file says of itself, and
 * where the file is supported and it is told to, runs it. Nothing of ONNX Runtime is loaded before.
 */
final class OnnxChild {
  private OnnxChild() {}

  /** Takes the file. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Orders orders = new Orders();
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    // What a library prints is no answer.
    System.setOut(System.err);
    Path file = Path.of(arguments[0]);
    try {
      OnnxReport report = OnnxInspector.of(read(file));
      OnnxWire.write(report, out);
      out.flush();
      if (report.unsupported().isEmpty()) {
        run(file, report.inputs().get(0), orders, out);
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // No narrower: to name ONNX Runtime's exception here would load it before it is asked for.
      OnnxWire.refuse(e.getMessage(), out);
      out.flush();
    }
    // ONNX Runtime's threads need no goodbye.
    Runtime.getRuntime().halt(0);
  }

  static ModelProto read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return ModelProto.parseFrom(in);
    }
  }

  private static void run(Path file, OnnxPort input, Orders orders, DataOutputStream out)
      throws IOException, OrtException, InterruptedException {
    OnnxWire.Job job = OnnxWire.job(orders.next());
    try (OnnxSession session = new OnnxSession(file, input, job)) {
      out.writeBoolean(true);
      out.flush();
      while (true) {
        float[] values = OnnxWire.floats(orders.next());
        List<float[]> outputs = session.run(values);
        out.writeBoolean(true);
        for (float[] output : outputs) {
          OnnxWire.write(output, out);
        }
        out.flush();
      }
    }
  }
}
