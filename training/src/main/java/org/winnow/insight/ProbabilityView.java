package org.winnow.insight;

import java.util.List;

/**
 * Class probabilities for some examples as plain arrays, wherever they come from. Position i is the
 * i-th example.
 */
public interface ProbabilityView {
  /** Full ids of the examples. */
  List<String> ids();

  /** Class names, by class index. */
  List<String> classes();

  /** {@code [n][classes]}, each row summing to 1; not to be changed. */
  float[][] probabilities();

  /** Whether no example was trained on by the network that judged it. */
  boolean outOfSample();
}
