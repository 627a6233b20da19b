package org.winnow.training.engine.onednn;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The largest value of each filter along an example's words. A filter's value is a sum of shares,
 * one for each word that it sees: they are computed once for each distinct word of some examples,
 * by a single product of matrices.
 */
final class WordFilterStep implements Step {
  private static final int NONE = -1;

  private final String name;
  private final WordFilterShape shape;
  private final WordTable words;
  private final int[] ends;
  private final int[] places;
  private final WordFilterSums sums;
  private final MatrixProduct product;
  private final FloatBuffer distinct;
  private final FloatBuffer products;
  private final Optional<Floats> givenBias;
  private final FloatBuffer largest;
  private final float[] bias;
  private final float[][][] shares;
  private final int[] slots;
  private int filled;

  /**
   * What it reads and writes.
   *
   * @param words {@code [capacity, channels]}, for some distinct words
   * @param weights channel by channel
   * @param shares {@code [capacity, taps × filters]}
   * @param largest {@code [n, filters]}
   */
  record Ends(Tensor words, Tensor weights, Tensor shares, Optional<Tensor> bias, Tensor largest) {}

  /**
   * The texts.
   *
   * @param ends steps of each example; null: all of them
   * @param places receives the place of each largest value; empty where nobody asks
   */
  record Texts(WordTable words, int[] ends, int[] places) {}

  WordFilterStep(String name, WordFilterShape shape, Texts texts, Ends at) {
    this.name = name;
    this.shape = shape;
    words = texts.words;
    ends = texts.ends;
    places = texts.places;
    bias = new float[shape.filters()];
    sums = new WordFilterSums(shape, bias);
    product = new MatrixProduct(at.words, at.weights, at.shares);
    distinct = Floats.of(at.words).buffer();
    products = Floats.of(at.shares).buffer();
    givenBias = at.bias.map(Floats::of);
    largest = Floats.of(at.largest).buffer();
    shares = new float[shape.capacity(words.rows.length)][shape.taps()][shape.filters()];
    slots = new int[words.rows.length];
  }

  @Override
  public void run() {
    givenBias.ifPresent(given -> given.read(bias, bias.length));
    int from = 0;
    while (from < shape.batch()) {
      int to = gather(from);
      multiply();
      for (int i = from; i < to; i++) {
        example(i);
      }
      from = to;
    }
  }

  private int length(int example) {
    return ends == null ? shape.steps() : Math.min(ends[example], shape.steps());
  }

  /** Lays out the distinct words of as many examples as there is room for. */
  private int gather(int from) {
    Arrays.fill(slots, NONE);
    filled = 0;
    int i = from;
    while (i < shape.batch() && hasRoom()) {
      for (int s = 0; s < length(i); s++) {
        int word = words.words[i * shape.steps() + s];
        if (slots[word] == NONE) {
          slots[word] = filled;
          distinct.put(filled * shape.channels(), words.rows[word]);
          filled++;
        }
      }
      i++;
    }
    return i;
  }

  private boolean hasRoom() {
    return Math.min(filled + shape.steps(), slots.length) <= shares.length;
  }

  private void multiply() {
    product.run(filled);
    int at = 0;
    for (int slot = 0; slot < filled; slot++) {
      for (float[] share : shares[slot]) {
        products.get(at, share);
        at += share.length;
      }
    }
  }

  private void example(int i) {
    sums.begin();
    for (int s = 0; s < length(i); s++) {
      sums.word(s, shares[slots[words.words[i * shape.steps() + s]]]);
    }
    int count = ends == null ? shape.outputs() : Math.min(ends[i], shape.outputs());
    largest.put(i * shape.filters(), sums.largest(count));
    if (places.length > 0) {
      for (int c = 0; c < shape.filters(); c++) {
        places[i * shape.filters() + c] = sums.place(c, count);
      }
    }
  }

  @Override
  public String toString() {
    return name + " filters along words";
  }
}
