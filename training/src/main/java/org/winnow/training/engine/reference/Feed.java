package org.winnow.training.engine.reference;

import org.winnow.training.plan.Dims;

/** Examples as data sets have them, the channels of each place together, to row-major and back. */
final class Feed {
  private final int channels;
  private final int places;

  Feed(Dims dims) {
    // A vector is one place: its values are its channels, in the order they come.
    this.channels = dims.channels();
    this.places = dims.places();
  }

  double[] rowMajor(float[] examples, int n) {
    double[] turned = new double[n * channels * places];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = examples[source(i)];
    }
    return turned;
  }

  /** Writes row-major values as examples are laid out. */
  void write(double[] rowMajor, float[] examples) {
    for (int i = 0; i < rowMajor.length; i++) {
      examples[source(i)] = (float) rowMajor[i];
    }
  }

  private int source(int rowMajor) {
    int size = channels * places;
    int inside = rowMajor % size;
    return rowMajor - inside + inside % places * channels + inside / places;
  }
}
