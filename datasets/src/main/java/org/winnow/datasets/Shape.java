package org.winnow.datasets;

/**
 * The shape of one example or of one layer's output: height × width × channels.
 *
 * <p>A plain vector of n numbers is 1 × 1 × n. Values are laid out row by row, channels last.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels values per place, at least 1
 */
public record Shape(int height, int width, int channels) {
  public Shape {
    if (height < 1 || width < 1 || channels < 1) {
      throw new InputException(
          "a shape needs height, width and channels of at least 1, got "
              + height
              + "x"
              + width
              + "x"
              + channels);
    }
    if ((long) height * width * channels > Integer.MAX_VALUE) {
      throw new InputException(
          "a shape may hold at most 2147483647 values, got "
              + height
              + "x"
              + width
              + "x"
              + channels);
    }
  }

  /** The shape of a vector of {@code n} numbers. */
  public static Shape vector(int n) {
    return new Shape(1, 1, n);
  }

  /** Reads {@code 8x8x1}, {@code 8x8} (one channel) or {@code 64} (a vector). */
  public static Shape parse(String text) {
    String[] parts = text.trim().toLowerCase(java.util.Locale.ROOT).split("[x×]");
    try {
      return switch (parts.length) {
        case 1 -> vector(Integer.parseInt(parts[0].trim()));
        case 2 ->
            new Shape(Integer.parseInt(parts[0].trim()), Integer.parseInt(parts[1].trim()), 1);
        case 3 ->
            new Shape(
                Integer.parseInt(parts[0].trim()),
                Integer.parseInt(parts[1].trim()),
                Integer.parseInt(parts[2].trim()));
        default -> throw notAShape(text);
      };
    } catch (NumberFormatException e) {
      throw notAShape(text);
    }
  }

  /** Number of values: height · width · channels. */
  public int size() {
    return height * width * channels;
  }

  public boolean isVector() {
    return height == 1 && width == 1;
  }

  /** {@code 64} for a vector, else {@code 8x8x1}. */
  @Override
  public String toString() {
    return isVector() ? Integer.toString(channels) : height + "x" + width + "x" + channels;
  }

  private static InputException notAShape(String text) {
    return new InputException(
        "'"
            + text
            + "' is not a shape; write height x width x channels, as 8x8x1, or 64 for a vector");
  }
}
