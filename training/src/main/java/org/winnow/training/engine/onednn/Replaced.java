package org.winnow.training.engine.onednn;

import java.util.Optional;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.UpdaterState;

/** A stock network in the place of a compiled one, with the reason. */
final class Replaced implements Network {
  private final Network stock;
  private final String reason;

  Replaced(Network stock, String reason) {
    this.stock = stock;
    this.reason = reason;
  }

  @Override
  public Executor executor() {
    Executor own = stock.executor();
    return new Executor(own.engine(), own.threads(), Optional.of(reason));
  }

  @Override
  public void beginEpoch(int epoch) {
    stock.beginEpoch(epoch);
  }

  @Override
  public double step(Batch batch, double learningRate, float[] logits) {
    return stock.step(batch, learningRate, logits);
  }

  @Override
  public void logits(float[] inputs, int n, float[] logits) {
    stock.logits(inputs, n, logits);
  }

  @Override
  public void activations(String layer, float[] inputs, int n, float[] activations) {
    stock.activations(layer, inputs, n, activations);
  }

  @Override
  public void sample(float[] inputs, int n, long seed, float[] logits) {
    stock.sample(inputs, n, seed, logits);
  }

  @Override
  public void inputGradients(Batch batch, float[] gradients) {
    stock.inputGradients(batch, gradients);
  }

  @Override
  public Weights weights() {
    return stock.weights();
  }

  @Override
  public void setWeights(Weights weights) {
    stock.setWeights(weights);
  }

  @Override
  public UpdaterState updaterState() {
    return stock.updaterState();
  }

  @Override
  public void setUpdaterState(UpdaterState state) {
    stock.setUpdaterState(state);
  }

  @Override
  public Optional<String> firstNotFinite(float[] inputs, int n) {
    return stock.firstNotFinite(inputs, n);
  }

  @Override
  public void close() {
    stock.close();
  }
}
