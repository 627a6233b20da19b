package org.winnow.datasets.sources;

import java.util.Optional;
import org.winnow.datasets.Shape;

/**
 * How pictures of a folder are read.
 *
 * @param size height × width × channels (1 grey or 3 RGB) that all become; empty: the first
 *     picture's size, at most 32 × 32, and grey if all are grey
 * @param anyColour whether {@code size} leaves the channels to the pictures
 * @param skipBroken whether broken pictures are left out and counted instead of refused
 */
public record PictureRules(Optional<Shape> size, boolean anyColour, boolean skipBroken) {
  static PictureRules standard() {
    return new PictureRules(Optional.empty(), true, false);
  }

  /** Resized to this width and height, grey or coloured as they are. */
  public PictureRules withSize(int width, int height) {
    return new PictureRules(Optional.of(new Shape(height, width, 1)), true, skipBroken);
  }

  /** Brought to exactly this shape. */
  public PictureRules withShape(Shape shape) {
    return new PictureRules(Optional.of(shape), false, skipBroken);
  }

  public PictureRules withSkipBroken(boolean value) {
    return new PictureRules(size, anyColour, value);
  }
}
