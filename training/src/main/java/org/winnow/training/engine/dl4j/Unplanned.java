package org.winnow.training.engine.dl4j;

/** A layer or a setting that the language of plans cannot express. */
final class Unplanned extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unplanned(String where, String what) {
    super(where + ": " + what);
  }

  static Unplanned layer(String name, String what) {
    return new Unplanned("layer '" + name + "'", what);
  }
}
