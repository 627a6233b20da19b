package org.winnow.insight;

import java.util.Arrays;
import java.util.List;

/** Some of the examples of a trace, in the order given. */
record SelectedTrace(TraceView all, int[] chosen) implements TraceView {
  @Override
  public List<String> ids() {
    return Arrays.stream(chosen).mapToObj(all.ids()::get).toList();
  }

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public int classes() {
    return all.classes();
  }

  @Override
  public int epochs() {
    return all.epochs();
  }

  @Override
  public int label(int i) {
    return all.label(chosen[i]);
  }

  @Override
  public float[] logitSum(int i) {
    return all.logitSum(chosen[i]);
  }

  @Override
  public float[] firstHalfLogitSum(int i) {
    return all.firstHalfLogitSum(chosen[i]);
  }

  @Override
  public int firstHalfEpochs() {
    return all.firstHalfEpochs();
  }

  @Override
  public float loss(int i, int epoch) {
    return all.loss(chosen[i], epoch);
  }

  @Override
  public float margin(int i, int epoch) {
    return all.margin(chosen[i], epoch);
  }

  @Override
  public int prediction(int i, int epoch) {
    return all.prediction(chosen[i], epoch);
  }
}
