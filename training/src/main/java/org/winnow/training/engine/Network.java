package org.winnow.training.engine;

import java.util.Optional;
import org.winnow.training.Weights;

/**
 * A skeleton made to compute, with its weights in an engine's own memory.
 *
 * <p>Inputs are prepared examples one after the other, each height × width × channels; logits are
 * {@code [n · classes]}. One thread at a time; {@link #close} frees its memory.
 */
public interface Network extends AutoCloseable {
  /**
   * One step of training on the first n examples.
   *
   * @param labels class indices
   * @param logits receives the examples' logits before the weights changed
   * @return mean cross-entropy in nats before the weights changed
   */
  double step(float[] inputs, int[] labels, int n, double learningRate, float[] logits);

  /** The logits of the first n examples, without dropout and with running statistics. */
  void logits(float[] inputs, int n, float[] logits);

  /** What the output layer reads of the first n examples, flattened, as {@link #logits}. */
  void embeddings(float[] inputs, int n, float[] embeddings);

  /** A copy of the weights. */
  Weights weights();

  /** Replaces the weights. */
  void setWeights(Weights weights);

  /** The first layer, from the input on, that gives a NaN or an infinity for these examples. */
  Optional<String> firstNotFinite(float[] inputs, int n);

  @Override
  void close();
}
