package org.winnow.export;

import java.util.SplittableRandom;
import org.winnow.datasets.Preparation;
import org.winnow.export.run.Network8;
import org.winnow.training.Model;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.reference.ReferenceEngine;

/**
 * Examples with the answers of the reference interpreter: what an export checks itself by.
 *
 * @param inputs raw features, before the model's preparation, {@code [rows][features]}
 * @param probabilities of the classes, {@code [rows][classes]}
 */
public record Golden(float[][] inputs, float[][] probabilities) {
  private static final int DEVIATIONS = 4;

  /** For some rows of raw features, which are kept, not copied. */
  public static Golden of(Model model, float[][] inputs) {
    Skeleton skeleton = model.skeleton();
    int width = skeleton.inputShape().size();
    float[] prepared = new float[inputs.length * width];
    for (int i = 0; i < inputs.length; i++) {
      System.arraycopy(inputs[i], 0, prepared, i * width, width);
      model.preparation().apply(prepared, i * width, width);
    }
    float[] logits = new float[inputs.length * model.classes().size()];
    try (Network network = new ReferenceEngine().forInference(skeleton, model.weights())) {
      network.logits(prepared, inputs.length, logits);
    }
    float[][] probabilities = new float[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      probabilities[i] = skeleton.scores().probabilities(logits, i, model.classes().size());
    }
    return new Golden(inputs, probabilities);
  }

  /** What an 8-bit network answers to some rows of raw features, which are kept, not copied. */
  static Golden of(Int8Program program, float[][] inputs, int classes) {
    float[][] probabilities = new float[inputs.length][classes];
    Network8 network = program.network(classes);
    for (int i = 0; i < inputs.length; i++) {
      network.run(inputs[i], 0, probabilities[i], 0);
    }
    return new Golden(inputs, probabilities);
  }

  /** Raw features that nobody measured, drawn from a seed so that prepared ones are -2 to 2. */
  static float[][] drawn(Model model, int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = model.skeleton().inputShape().size();
    int vocabulary = model.skeleton().input().vocabulary();
    float[][] inputs = new float[rows][width];
    for (float[] row : inputs) {
      for (int i = 0; i < width; i++) {
        float prepared = (float) (DEVIATIONS * random.nextDouble() - DEVIATIONS / 2.0);
        row[i] =
            vocabulary > 0 ? random.nextInt(vocabulary) : raw(model.preparation(), prepared, i);
      }
    }
    return inputs;
  }

  /** The raw value of a feature that is prepared to a number. */
  private static float raw(Preparation preparation, float prepared, int feature) {
    float value = prepared;
    for (int i = preparation.steps().size() - 1; i >= 0; i--) {
      Preparation.Step step = preparation.steps().get(i);
      if (step instanceof Preparation.Scale scale) {
        value = value / scale.multiply() + scale.subtract();
      } else if (step instanceof Preparation.Standardize by) {
        value = value * by.deviation().get(feature) + by.mean().get(feature);
      }
    }
    return value;
  }
}
