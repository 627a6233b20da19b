package org.winnow.export.run;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A text by its words: in their order, or how often they come. */
final class TextColumn extends Column {
  private static final int UNKNOWN = 1;
  private static final int FIRST = 2;

  private final Map<String, Integer> places;
  private final float[] weights;
  private final Tokeniser tokeniser = new Tokeniser();

  /**
   * @param weights of the words where their order is lost; empty where it is kept
   */
  private TextColumn(String name, int width, String[] words, float[] weights) {
    super(name, width);
    this.weights = weights;
    this.places = new HashMap<>();
    for (int i = 0; i < words.length; i++) {
      places.put(words[i], i);
    }
  }

  static TextColumn read(DataInputStream in, int kind, String name) throws IOException {
    String[] words = Contents.texts(in);
    return kind == TOKENS
        ? new TextColumn(name, in.readInt(), words, new float[0])
        : new TextColumn(name, words.length, words, Contents.floats(in));
  }

  @Override
  boolean isText() {
    return true;
  }

  @Override
  void encode(String written, float[] target, int at) {
    if (weights.length > 0) {
      count(written, target, at);
      return;
    }
    int i = 0;
    for (String word : tokeniser.words(written, width())) {
      Integer place = places.get(word);
      target[at + i++] = place == null ? UNKNOWN : FIRST + place;
    }
  }

  /** (1 + ln times) · weight, all divided so that their squares add up to 1. */
  private void count(String written, float[] target, int at) {
    for (String word : tokeniser.words(written, Integer.MAX_VALUE)) {
      Integer place = places.get(word);
      if (place != null) {
        target[at + place]++;
      }
    }
    double squares = 0;
    for (int i = 0; i < width(); i++) {
      double times = target[at + i];
      double value = times == 0 ? 0 : (1 + StrictMath.log(times)) * weights[i];
      target[at + i] = (float) value;
      squares += value * value;
    }
    double norm = squares == 0 ? 1 : Math.sqrt(squares);
    for (int i = 0; i < width(); i++) {
      target[at + i] /= (float) norm;
    }
  }
}
