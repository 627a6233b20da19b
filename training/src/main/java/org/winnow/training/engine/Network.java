package org.winnow.training.engine;

import java.util.Optional;
import org.winnow.training.Weights;

/**
 * A skeleton made to compute, with its weights in an engine's own memory.
 *
 * <p>Inputs are prepared examples one after the other, each height × width × channels; logits are
 * {@code [n · classes]}. Activations of any layer are laid out as the flatten operation reads them:
 * channel by channel, each row by row. One thread at a time; {@link #close} frees its memory.
 */
public interface Network extends AutoCloseable {
  /** What computes it. */
  Executor executor();

  /**
   * Begins an epoch: its dropout follows from the recipe's seed and this number alone, so that a
   * training can go on from the end of any epoch.
   *
   * @param epoch from 1
   */
  void beginEpoch(int epoch);

  /**
   * One step of training: the gradient of {@code 1/n · Σ weight · loss} is clipped, l1 and l2 are
   * added, and the rule updates the weights.
   *
   * @param logits receives the examples' logits before the weights changed
   * @return that mean in nats before the weights changed, with label smoothing, without l1 and l2
   */
  double step(Batch batch, double learningRate, float[] logits);

  /** The logits of the first n examples, without dropout and with running statistics. */
  void logits(float[] inputs, int n, float[] logits);

  /** A layer's output for the first n examples, as {@link #logits}. */
  void activations(String layer, float[] inputs, int n, float[] activations);

  /**
   * The logits of the first n examples with dropout, drawn from a seed, and with running statistics
   * (Gal and Ghahramani 2016).
   */
  void sample(float[] inputs, int n, long seed, float[] logits);

  /**
   * How each example's own loss (cross-entropy of its label, without smoothing) changes with its
   * prepared inputs, without dropout and with running statistics.
   *
   * @param gradients receives {@code [n · size]}, laid out as the inputs
   */
  void inputGradients(Batch batch, float[] gradients);

  /** A copy of the weights. */
  Weights weights();

  /** Replaces the weights. */
  void setWeights(Weights weights);

  /** A copy of what the update rule remembers. */
  UpdaterState updaterState();

  /**
   * Goes on from what {@link #updaterState} gave for the same skeleton and rule.
   *
   * @throws IllegalArgumentException where it is of another size
   */
  void setUpdaterState(UpdaterState state);

  /** The first layer, from the input on, that gives a NaN or an infinity for these examples. */
  Optional<String> firstNotFinite(float[] inputs, int n);

  @Override
  void close();
}
