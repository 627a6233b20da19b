package org.winnow.training;

import java.util.Locale;
import org.winnow.datasets.InputException;

/** Refuses what would not fit into memory, before anything of it is made. */
public final class MemoryCheck {
  private static final long SMALL = 64L << 20;

  private MemoryCheck() {}

  /**
   * @throws InputException with what it needs, what is free, and the largest batch that fits
   */
  static void require(TrainingPlan plan, MemoryRoom room) {
    MemoryNeed need = new MemoryNeed(plan);
    int batch = need.batch();
    if (!need.fits(batch, room)) {
      throw new InputException(
          "training '%s' in batches of %d needs about %s of memory beside %s of Java's heap;\n%s and %s are free. %s"
              .formatted(
                  plan.skeleton().name(),
                  batch,
                  size(need.system(batch)),
                  size(need.heap(batch)),
                  size(room.system()),
                  size(room.heap()),
                  advice(largest(need, room))));
    }
  }

  /**
   * Refuses to ask a network that somebody else made, where its layers together are too large.
   *
   * @param examples asked about at once
   * @throws InputException with what they need, and what is free
   */
  public static void requireAnswers(Skeleton skeleton, int examples) {
    long values =
        skeleton.layers().stream().mapToLong(layer -> skeleton.shape(layer.name()).size()).sum();
    long need = Math.multiplyExact(values, 4L * examples);
    long room = need <= SMALL ? SMALL : MemoryRoom.here().system();
    if (need > room) {
      throw new InputException(
          "the layers of '%s' need about %s of memory for %d examples; %s are free"
              .formatted(skeleton.name(), size(need), examples, size(room)));
    }
  }

  /** How many such trainings fit at once; at least one, which is refused by itself. */
  static int howMany(TrainingPlan plan, MemoryRoom room) {
    MemoryNeed need = new MemoryNeed(plan);
    long system = room.system() / Math.max(1, need.system(need.batch()));
    long heap = room.heap() / Math.max(1, need.heap(need.batch()));
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.min(system, heap)));
  }

  /** The largest batch that fits; 0: not even one example. */
  private static int largest(MemoryNeed need, MemoryRoom room) {
    int fits = 0;
    int tooLarge = need.batch();
    while (tooLarge - fits > 1) {
      int middle = fits + (tooLarge - fits) / 2;
      if (need.fits(middle, room)) {
        fits = middle;
      } else {
        tooLarge = middle;
      }
    }
    return fits;
  }

  private static String advice(int largest) {
    return largest == 0
        ? "Not even batches of 1 fit: make the network or the data smaller."
        : "The largest batch that fits: --bs " + largest;
  }

  private static String size(long bytes) {
    return bytes < 1_000_000_000
        ? "%d MB".formatted(Math.round(bytes / 1e6))
        : String.format(Locale.ROOT, "%,.1f GB", bytes / 1e9);
  }
}
