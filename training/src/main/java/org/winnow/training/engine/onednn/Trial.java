package org.winnow.training.engine.onednn;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.winnow.datasets.Shape;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.Batch;

/** Batches made up to try a network with: the same in every run. */
final class Trial {
  private Trial() {}

  static Batch batch(Skeleton skeleton, int size) {
    return batch(skeleton, size, 0);
  }

  /**
   * @param number another number, another batch
   */
  static Batch batch(Skeleton skeleton, int size, int number) {
    SplittableRandom random = new SplittableRandom(20L + number);
    float[] inputs = new float[Math.multiplyExact(size, skeleton.inputShape().size())];
    int tokens = skeleton.input().isTokens() ? skeleton.input().vocabulary() : 0;
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = tokens > 0 ? random.nextInt(tokens) : (float) (2 * random.nextDouble() - 1);
    }
    if (skeleton.input().padded()) {
      shorten(inputs, skeleton.inputShape(), random);
    }
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = random.nextInt(skeleton.classes());
    }
    return Batch.of(inputs, labels, size);
  }

  /** Ends each sequence somewhere, also after its first step or its last. */
  private static void shorten(float[] inputs, Shape shape, SplittableRandom random) {
    for (int end = shape.size(); end <= inputs.length; end += shape.size()) {
      int padding = random.nextInt(shape.height()) * shape.channels();
      Arrays.fill(inputs, end - padding, end, 0);
    }
  }
}
