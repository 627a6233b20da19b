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

  private Contents(DataInputStream in, float[] constants) throws IOException {
    this.constants = constants;
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
  }

  /** Reads what lies beside this class. */
  static Contents load() {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(open("network.bin")))) {
      return new Contents(in, constants());
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
  Network network() {
    return new Network(code, constants, sizes, new Scores(scores, scoresAt, classes.length));
  }
}
