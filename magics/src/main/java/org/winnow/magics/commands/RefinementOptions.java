package org.winnow.magics.commands;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.winnow.datasets.InputException;
import org.winnow.training.Augmentation;
import org.winnow.training.ClassWeights;
import org.winnow.training.GradientLimit;
import org.winnow.training.Refinement;
import picocli.CommandLine.Option;

/** The options that add something to plain training. */
final class RefinementOptions {
  @Option(
      names = "--warm-up",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of the steps in which the rate rises from 0, as 0.1 (default none).")
  private double warmUp;

  @Option(
      names = "--l1",
      paramLabel = "C",
      defaultValue = "0",
      description = "Pull weights to 0 by their sign (default none).")
  private double l1;

  @Option(
      names = "--l2",
      paramLabel = "C",
      defaultValue = "0",
      description = "Pull weights to 0 by their size, through the gradient (default none).")
  private double l2;

  @Option(
      names = "--clip",
      paramLabel = "NORM",
      defaultValue = "0",
      description = "Limit the norm of all gradients together (default none).")
  private double clip;

  @Option(
      names = "--clip-value",
      paramLabel = "LIMIT",
      defaultValue = "0",
      description = "Limit each gradient (default none).")
  private double clipValue;

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Share of each label spread over all classes, as 0.1 (default none).")
  private double labelSmoothing;

  @Option(
      names = "--class-weights",
      paramLabel = "WEIGHTS",
      split = ",",
      description = "balanced, or CLASS=WEIGHT,… : how much the classes count (default all 1).")
  private List<String> classWeights = List.of();

  @Option(
      names = "--freeze",
      paramLabel = "LAYERS",
      split = ",",
      description = "Layers whose weights stay as they are, separated by commas.")
  private List<String> freeze = List.of();

  @Option(
      names = "--shift",
      paramLabel = "PIXELS",
      defaultValue = "0",
      description = "Move pictures by up to so many pixels each time they are seen.")
  private int shift;

  @Option(names = "--flip", description = "Mirror pictures left to right, one time in two.")
  private boolean flip;

  @Option(
      names = "--noise",
      paramLabel = "DEVIATION",
      defaultValue = "0",
      description = "Add normal noise to prepared values each time they are seen.")
  private double noise;

  Refinement refinement() {
    return new Refinement(
        warmUp,
        l1,
        l2,
        new GradientLimit(clipValue, clip),
        labelSmoothing,
        weights(),
        freeze,
        new Augmentation(shift, flip, noise));
  }

  private ClassWeights weights() {
    if (classWeights.equals(List.of("balanced"))) {
      return ClassWeights.BALANCED;
    }
    Map<String, Double> byName = new TreeMap<>();
    for (String one : classWeights) {
      int equals = one.lastIndexOf('=');
      try {
        byName.put(one.substring(0, equals), Double.parseDouble(one.substring(equals + 1)));
      } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
        throw new InputException(
            "--class-weights takes balanced, or CLASS=WEIGHT separated by commas, got '"
                + one
                + "'",
            e);
      }
    }
    return new ClassWeights(false, byName);
  }
}
