package org.winnow.export.run;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What an exported jar holds beside its classes: one network, and how its inputs are read. */
final class Contents {
  /** How numbers are written: as floats, else in 8 bits. */
  private static final int FLOATS = 0;

  final String title;
  final String hash;
  final String[] classes;
  final int[] shape;
  final float white;
  final Column[] columns;
  final float[][] goldenInputs;
  final float[][] goldenAnswers;
  private final int[][] code;
  private final int[] sizes;
  private final int scoresAt;
  private final int scores;
  private final float[] constants;
  private final Constants8 constants8;

  private Contents(DataInputStream in) throws IOException {
    title = text(in);
    hash = text(in);
    classes = texts(in);
    shape = new int[] {in.readInt(), in.readInt(), in.readInt()};
    white = in.readFloat();
    columns = new Column[in.readInt()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Column.read(in);
    }
    code = new int[in.readInt()][];
    for (int i = 0; i < code.length; i++) {
      code[i] = ints(in);
    }
    sizes = ints(in);
    scoresAt = in.readInt();
    scores = in.readInt();
    goldenInputs = rows(in);
    goldenAnswers = rows(in);
    boolean floats = in.readInt() == FLOATS;
    constants = floats ? constants() : new float[0];
    constants8 = floats ? null : constants8(in);
  }

  private static Constants8 constants8(DataInputStream in) throws IOException {
    try (InputStream weights = open("constants.bin")) {
      return new Constants8(weights.readAllBytes(), ints(in), floats(in), in.readFloat());
    }
  }

  /** Reads what lies beside this class. */
  static Contents load() {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(open("network.bin")))) {
      return new Contents(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream open(String name) {
    InputStream in = Contents.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the jar lacks " + name + "; was it cut apart?");
    }
    return in;
  }

  private static float[] constants() throws IOException {
    try (InputStream in = open("constants.bin")) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return values;
    }
  }

  static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  static String[] texts(DataInputStream in) throws IOException {
    String[] texts = new String[in.readInt()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(in);
    }
    return texts;
  }

  static int[] ints(DataInputStream in) throws IOException {
    int[] values = new int[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  private static float[][] rows(DataInputStream in) throws IOException {
    float[][] rows = new float[in.readInt()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = floats(in);
    }
    return rows;
  }

  static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  /** Raw features of an example. */
  int inputs() {
    return shape[0] * shape[1] * shape[2];
  }

  /** A network with memory of its own; the constants are shared. */
  Computer network() {
    if (constants8 != null) {
      return new Network8(code, constants8, sizes[0], classes.length, scores);
    }
    return new Network(code, constants, sizes, new Scores(scores, scoresAt, classes.length));
  }
}
