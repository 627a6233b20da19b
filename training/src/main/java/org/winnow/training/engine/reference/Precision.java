package org.winnow.training.engine.reference;

/** How what an operation gives is stored; within an operation all is computed in double. */
public enum Precision {
  /** Rounded to float, as training has it. */
  FLOAT {
    @Override
    double rounded(double value) {
      return (float) value;
    }

    @Override
    void round(double[] values, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = (float) values[i];
      }
    }
  },
  /** As computed: for finite differences. */
  DOUBLE {
    @Override
    double rounded(double value) {
      return value;
    }

    @Override
    void round(double[] values, int from, int to) {}
  };

  abstract double rounded(double value);

  abstract void round(double[] values, int from, int to);
}
