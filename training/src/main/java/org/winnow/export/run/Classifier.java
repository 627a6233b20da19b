package org.winnow.export.run;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A trained network. One thread at a time: {@link #copy()} gives another that works beside it. An
 * export gives this class the network's own name.
 */
public final class Classifier {
  private final Contents contents;
  private final Computer network;
  private final float[] features;
  private final float[] answer;

  private Classifier(Contents contents) {
    this.contents = contents;
    this.network = contents.network();
    this.features = new float[contents.inputs()];
    this.answer = new float[contents.classes.length];
  }

  /** The network of this jar. */
  public static Classifier load() {
    return new Classifier(Contents.load());
  }

  /** The same network for another thread; it shares the constants. */
  public Classifier copy() {
    return new Classifier(contents);
  }

  /** Names of the classes, by index. */
  public List<String> classes() {
    return List.of(contents.classes);
  }

  /** Raw features of an example: height × width × channels, the channels of each place together. */
  public int inputs() {
    return features.length;
  }

  /** Bytes that it works in, constants aside; it takes no more, however often it is asked. */
  public long workingBytes() {
    return network.workingBytes();
  }

  /**
   * Writes the probabilities of the classes to {@code out}; allocates nothing.
   *
   * @param in raw features, as the data have them
   * @return index of the most probable class, the lower one at a tie
   * @throws IllegalArgumentException where an array has another size
   */
  public int classify(float[] in, float[] out) {
    if (in.length != features.length || out.length != answer.length) {
      throw new IllegalArgumentException(
          "expected "
              + features.length
              + " features and room for "
              + answer.length
              + " probabilities, got "
              + in.length
              + " and "
              + out.length);
    }
    network.run(in, 0, out, 0);
    int best = 0;
    for (int c = 1; c < out.length; c++) {
      best = out[c] > out[best] ? c : best;
    }
    return best;
  }

  /** The name of the most probable class of an example given by its raw features. */
  public String classify(float... in) {
    return contents.classes[classify(in, answer)];
  }

  /**
   * The name of the most probable class of a row of a table.
   *
   * @param row column name → value as written; further columns are ignored
   * @throws IllegalArgumentException where a column is not there or no number can be read
   */
  public String classify(Map<String, String> row) {
    encode(row, features);
    return classify(features);
  }

  /**
   * The name of the most probable class of a text.
   *
   * @throws IllegalArgumentException where the network does not read one text
   */
  public String classify(String text) {
    encode(text, features);
    return classify(features);
  }

  /** Writes a row's raw features, as {@link #classify(Map)} reads it. */
  public void encode(Map<String, String> row, float[] target) {
    if (contents.columns.length == 0) {
      throw new IllegalArgumentException(
          "this network reads " + reads() + ", not rows of named columns");
    }
    int at = 0;
    for (Column column : contents.columns) {
      String written = row.get(column.name());
      if (written == null) {
        throw new IllegalArgumentException(
            "the row has no column '" + column.name() + "'; it has " + row.keySet());
      }
      Arrays.fill(target, at, at + column.width(), 0);
      column.encode(written, target, at);
      at += column.width();
    }
  }

  /** Writes a text's raw features, as {@link #classify(String)} reads it. */
  public void encode(String text, float[] target) {
    if (contents.columns.length != 1 || !contents.columns[0].isText()) {
      throw new IllegalArgumentException("this network reads " + reads() + ", not one text");
    }
    encode(Map.of(contents.columns[0].name(), text), target);
  }

  /** What an example is, in words. */
  public String reads() {
    if (contents.columns.length > 0) {
      StringBuilder names = new StringBuilder();
      for (Column column : contents.columns) {
        names.append(names.length() == 0 ? "" : ", ").append(column.name());
      }
      return "rows with the columns " + names;
    }
    int[] s = contents.shape;
    return s[0] * s[1] == 1 ? s[2] + " numbers" : s[0] + "x" + s[1] + "x" + s[2] + " numbers";
  }

  Contents contents() {
    return contents;
  }
}
