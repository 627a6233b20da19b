package org.winnow.training;

import java.util.List;
import org.winnow.datasets.InputException;

/**
 * What a recipe may add to plain training; nothing of it unless asked for.
 *
 * @param warmUp share of the steps in which the learning rate rises from 0, 0 up to but not 1
 * @param l1 adds l1 · sign(weight) to the gradient, 0 or more; biases and normalisations are spared
 * @param l2 adds l2 · weight to the gradient, 0 or more; biases and normalisations are spared
 * @param limit on the gradients
 * @param labelSmoothing share of each label that is spread over all classes (Szegedy et al. 2016,
 *     section 7), 0 up to but not 1
 * @param classWeights how much the classes count
 * @param frozen names of layers whose weights stay as they are
 * @param augmentation changes of the training pictures
 */
public record Refinement(
    double warmUp,
    double l1,
    double l2,
    GradientLimit limit,
    double labelSmoothing,
    ClassWeights classWeights,
    List<String> frozen,
    Augmentation augmentation) {
  public static final Refinement NONE =
      new Refinement(
          0, 0, 0, GradientLimit.NONE, 0, ClassWeights.NONE, List.of(), Augmentation.NONE);

  public Refinement {
    requireShare("warm-up", warmUp);
    requireShare("label smoothing", labelSmoothing);
    requirePenalty("l1", l1);
    requirePenalty("l2", l2);
    frozen = frozen.stream().distinct().sorted().toList();
  }

  private static void requireShare(String what, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new InputException(what + " must be 0 up to but not 1, got " + value);
    }
  }

  private static void requirePenalty(String what, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new InputException(what + " must be 0 or more, got " + value);
    }
  }

  public Refinement withWarmUp(double value) {
    return new Refinement(value, l1, l2, limit, labelSmoothing, classWeights, frozen, augmentation);
  }

  public Refinement withL1(double value) {
    return new Refinement(
        warmUp, value, l2, limit, labelSmoothing, classWeights, frozen, augmentation);
  }

  public Refinement withL2(double value) {
    return new Refinement(
        warmUp, l1, value, limit, labelSmoothing, classWeights, frozen, augmentation);
  }

  public Refinement withLimit(GradientLimit value) {
    return new Refinement(
        warmUp, l1, l2, value, labelSmoothing, classWeights, frozen, augmentation);
  }

  public Refinement withLabelSmoothing(double value) {
    return new Refinement(warmUp, l1, l2, limit, value, classWeights, frozen, augmentation);
  }

  public Refinement withClassWeights(ClassWeights value) {
    return new Refinement(warmUp, l1, l2, limit, labelSmoothing, value, frozen, augmentation);
  }

  public Refinement withFrozen(List<String> value) {
    return new Refinement(warmUp, l1, l2, limit, labelSmoothing, classWeights, value, augmentation);
  }

  public Refinement withAugmentation(Augmentation value) {
    return new Refinement(warmUp, l1, l2, limit, labelSmoothing, classWeights, frozen, value);
  }

  /**
   * Refuses what does not fit a skeleton.
   *
   * @throws InputException naming the layer, or what the augmentation cannot change
   */
  void check(Skeleton skeleton) {
    augmentation.check(skeleton.input());
    if (labelSmoothing > 0 && skeleton.scores() != Scores.SOFTMAX) {
      throw new InputException(
          "label smoothing is for classes that exclude each other; '"
              + skeleton.output().spec().text()
              + "' learns without: leave one of them out");
    }
    for (String name : frozen) {
      Layer layer = skeleton.requireLayer(name);
      if (layer.spec().parameters(skeleton.inputShape(layer)).isEmpty()) {
        throw new InputException("layer '" + name + "' has no weights to freeze");
      }
    }
    boolean anyLeft =
        skeleton.parameters().stream().anyMatch(p -> p.trained() && !frozen.contains(p.layer()));
    if (!anyLeft) {
      throw new InputException("all layers with weights are frozen; nothing is left to train");
    }
  }
}
