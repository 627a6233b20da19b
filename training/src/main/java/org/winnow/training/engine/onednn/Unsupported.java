package org.winnow.training.engine.onednn;

/** A plan holds something that this executor cannot do: another engine has to. */
final class Unsupported extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unsupported(String reason) {
    super(reason);
  }

  /**
   * @param layer the skeleton's layer
   * @param what the operation, in a few words
   */
  Unsupported(String layer, String what) {
    super("layer '" + layer + "' (" + what + ")");
  }
}
