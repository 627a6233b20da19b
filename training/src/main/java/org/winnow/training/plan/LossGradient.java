package org.winnow.training.plan;

import java.util.List;

/**
 * Loss of each example and its gradient with respect to what the network puts out. Targets and
 * example weights are no values of the plan: they come with each step, as the learning rate does.
 *
 * @param loss which loss
 * @param scores what the network puts out: logits, or for the squared error its estimates
 * @param gradient what is written: the weighted gradient of each example, not divided by the batch
 */
public record LossGradient(String layer, Loss loss, Value scores, Value gradient)
    implements Operation {
  @Override
  public String text() {
    return loss.text();
  }

  @Override
  public List<Value> reads() {
    return List.of(scores);
  }

  @Override
  public List<Value> writes() {
    return List.of(gradient);
  }

  @Override
  public long multiplyAdds() {
    return 0;
  }
}
