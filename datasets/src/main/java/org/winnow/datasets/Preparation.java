package org.winnow.datasets;

import java.util.List;
import java.util.Optional;

/**
 * How raw feature values become a network's inputs: a closed list of steps, kept with every model
 * so that new examples are prepared in the same way.
 */
public record Preparation(List<Step> steps) {
  public Preparation {
    steps = List.copyOf(steps);
  }

  /** One step, applied in place to the values of one example. */
  public sealed interface Step permits Scale, Standardize, TableEncoding {
    void apply(float[] values, int offset, int width);
  }

  /** value ← (value − subtract) · multiply, the same for all features. */
  public record Scale(float subtract, float multiply) implements Step {
    public Scale {
      if (!Float.isFinite(subtract) || !Float.isFinite(multiply) || multiply == 0) {
        throw new InputException("scaling needs finite numbers and a factor that is not 0");
      }
    }

    @Override
    public void apply(float[] values, int offset, int width) {
      for (int i = offset; i < offset + width; i++) {
        values[i] = (values[i] - subtract) * multiply;
      }
    }
  }

  /**
   * value ← (value − mean) / deviation, feature by feature.
   *
   * @param mean one for each feature, from the training split only
   * @param deviation one for each feature, above 0
   */
  public record Standardize(List<Float> mean, List<Float> deviation) implements Step {
    public Standardize {
      mean = List.copyOf(mean);
      deviation = List.copyOf(deviation);
      if (mean.size() != deviation.size() || deviation.stream().anyMatch(d -> !(d > 0))) {
        throw new InputException("standardising needs as many deviations, above 0, as means");
      }
    }

    @Override
    public void apply(float[] values, int offset, int width) {
      if (width != mean.size()) {
        throw new InputException("prepared for " + mean.size() + " features, got " + width);
      }
      for (int i = 0; i < width; i++) {
        values[offset + i] = (values[offset + i] - mean.get(i)) / deviation.get(i);
      }
    }
  }

  /** Values as they are. */
  public static Preparation none() {
    return new Preparation(List.of());
  }

  /** 0..{@code max} becomes 0..1. */
  public static Preparation unit(float max) {
    return new Preparation(List.of(new Scale(0, 1 / max)));
  }

  /** How a written row of a table becomes raw features; empty for pictures and arrays. */
  public Optional<TableEncoding> encoding() {
    return steps.stream()
        .filter(TableEncoding.class::isInstance)
        .map(TableEncoding.class::cast)
        .findFirst();
  }

  /** Without scaling: what is left for tokens, which are names and not numbers. */
  public Preparation unscaled() {
    return new Preparation(steps.stream().filter(TableEncoding.class::isInstance).toList());
  }

  /** Applies all steps in place to the values of one example. */
  public void apply(float[] values, int offset, int width) {
    for (Step step : steps) {
      step.apply(values, offset, width);
    }
  }
}
