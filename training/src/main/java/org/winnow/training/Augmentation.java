package org.winnow.training;

import java.util.SplittableRandom;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/**
 * Changes pictures at random each time they are trained on; what they show stays.
 *
 * @param shift rows and columns they are moved at most, any way; what comes in is 0 as prepared
 * @param flip whether they are mirrored left to right, one time in two
 * @param noise deviation of the normal noise added to each prepared value
 */
public record Augmentation(int shift, boolean flip, double noise) {
  public static final Augmentation NONE = new Augmentation(0, false, 0);

  public Augmentation {
    if (shift < 0 || shift > 1024) {
      throw new InputException("pictures are shifted by 0 to 1024 pixels, got " + shift);
    }
    if (!(noise >= 0 && Double.isFinite(noise))) {
      throw new InputException("noise has a deviation of 0 or more, got " + noise);
    }
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * Refuses what it cannot change.
   *
   * @throws InputException where only pictures can be changed so, or tokens would be
   */
  void check(Input input) {
    boolean picture = !input.shape().isVector() && !Input.isSequence(input.shape());
    if ((shift > 0 || flip) && !picture) {
      throw new InputException("only pictures can be shifted or flipped, got " + input.text());
    }
    if (noise > 0 && (input.isTokens() || input.padded())) {
      throw new InputException("noise would make other tokens and steps, got " + input.text());
    }
  }

  /** Changes a picture in place: the same for the same generator. */
  void apply(SplittableRandom random, Shape shape, float[] values, int from) {
    int down = shift == 0 ? 0 : random.nextInt(2 * shift + 1) - shift;
    int across = shift == 0 ? 0 : random.nextInt(2 * shift + 1) - shift;
    boolean mirrored = flip && random.nextBoolean();
    if (down != 0 || across != 0 || mirrored) {
      move(shape, values, from, new int[] {down, across}, mirrored);
    }
    for (int i = 0; noise > 0 && i < shape.size(); i++) {
      values[from + i] += (float) (noise * gaussian(random));
    }
  }

  private static void move(Shape s, float[] values, int from, int[] by, boolean mirrored) {
    float[] moved = new float[s.size()];
    for (int y = 0; y < s.height(); y++) {
      for (int x = 0; x < s.width(); x++) {
        int sourceY = y - by[0];
        int shifted = x - by[1];
        int sourceX = mirrored ? s.width() - 1 - shifted : shifted;
        boolean inside =
            sourceY >= 0 && sourceY < s.height() && sourceX >= 0 && sourceX < s.width();
        if (inside) {
          int source = from + (sourceY * s.width() + sourceX) * s.channels();
          System.arraycopy(values, source, moved, (y * s.width() + x) * s.channels(), s.channels());
        }
      }
    }
    System.arraycopy(moved, 0, values, from, moved.length);
  }

  /** Box and Muller 1958; StrictMath gives the same on every machine. */
  private static double gaussian(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
