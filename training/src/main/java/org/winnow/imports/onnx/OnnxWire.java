package org.winnow.imports.onnx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes between a notebook and the process that reads an ONNX file. Either side checks lengths:
 * the process has read what nobody trusts.
 */
final class OnnxWire {
  private static final int MOST_TEXT = 2_000;
  private static final int MOST_LIST = 10_000;
  private static final int MOST_VALUES = 1 << 26;

  private OnnxWire() {}

  /**
   * What is to be run.
   *
   * @param sides of one example, as the file's input has them after the batch
   * @param batch examples in each run that the file asks for, 0: any number
   * @param outputs names of the outputs that are asked for
   */
  record Job(List<Integer> sides, int batch, List<String> outputs) {}

  static void write(OnnxReport report, DataOutputStream out) throws IOException {
    out.writeBoolean(true);
    out.writeLong(report.opset());
    write(report.inputs(), out);
    write(report.outputs(), out);
    out.writeInt(Math.min(MOST_LIST, report.unsupported().size()));
    for (String line : report.unsupported().stream().limit(MOST_LIST).toList()) {
      write(line, out);
    }
  }

  /** Instead of any answer. */
  static void refuse(String why, DataOutputStream out) throws IOException {
    out.writeBoolean(false);
    write(why == null ? "no word why" : why, out);
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    out.writeUTF(text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…");
  }

  private static void write(List<OnnxPort> ports, DataOutputStream out) throws IOException {
    List<OnnxPort> some = ports.stream().limit(MOST_LIST).toList();
    out.writeInt(some.size());
    for (OnnxPort port : some) {
      write(port.name(), out);
      write(port.type(), out);
      out.writeInt(Math.min(MOST_LIST, port.sides().size()));
      for (long side : port.sides().stream().limit(MOST_LIST).toList()) {
        out.writeLong(side);
      }
    }
  }

  static OnnxReport report(DataInputStream in) throws IOException {
    long opset = in.readLong();
    List<OnnxPort> inputs = ports(in);
    List<OnnxPort> outputs = ports(in);
    List<String> unsupported = new ArrayList<>();
    for (int i = count(in); i > 0; i--) {
      unsupported.add(text(in));
    }
    return new OnnxReport(opset, inputs, outputs, unsupported);
  }

  /** A text for a person's eyes, without what moves a terminal's cursor. */
  static String text(DataInputStream in) throws IOException {
    return in.readUTF().replaceAll("\\p{Cntrl}", " ");
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_LIST) {
      throw new IOException("a list of " + count);
    }
    return count;
  }

  private static List<OnnxPort> ports(DataInputStream in) throws IOException {
    List<OnnxPort> ports = new ArrayList<>();
    for (int i = count(in); i > 0; i--) {
      String name = in.readUTF();
      String type = text(in);
      List<Long> sides = new ArrayList<>();
      for (int s = count(in); s > 0; s--) {
        sides.add(in.readLong());
      }
      ports.add(new OnnxPort(name, type, sides));
    }
    return ports;
  }

  static void write(Job job, DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream frame = new DataOutputStream(bytes);
    frame.writeInt(job.sides().size());
    for (int side : job.sides()) {
      frame.writeInt(side);
    }
    frame.writeInt(job.batch());
    frame.writeInt(job.outputs().size());
    for (String output : job.outputs()) {
      frame.writeUTF(output);
    }
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  static Job job(byte[] frame) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame));
    List<Integer> sides = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      sides.add(in.readInt());
    }
    int batch = in.readInt();
    List<String> outputs = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      outputs.add(in.readUTF());
    }
    return new Job(sides, batch, outputs);
  }

  /** A frame of floats: its length in bytes, and they. */
  static void write(float[] values, DataOutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    out.writeInt(bytes.capacity());
    out.write(bytes.array());
  }

  static float[] floats(byte[] frame) {
    float[] values = new float[frame.length / Float.BYTES];
    ByteBuffer.wrap(frame).asFloatBuffer().get(values);
    return values;
  }

  /** Floats of an answer. */
  static float[] floats(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length / Float.BYTES > MOST_VALUES) {
      throw new IOException("an answer of " + length + " bytes");
    }
    byte[] frame = in.readNBytes(length);
    if (frame.length < length) {
      throw new java.io.EOFException("an answer broke off");
    }
    return floats(frame);
  }
}
