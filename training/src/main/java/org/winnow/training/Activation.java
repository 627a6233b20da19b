package org.winnow.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A function applied to a layer's output. */
public enum Activation {
  /** The value as it is. */
  NONE(""),
  /** max(0, x). */
  RELU("relu"),
  /** x above 0, else 0.01·x. */
  LEAKY_RELU("leakyrelu"),
  /** x above 0, else exp(x) − 1. */
  ELU("elu"),
  /** The tanh form of Hendrycks and Gimpel 2016, section 2. */
  GELU("gelu"),
  /** x · sigmoid(x), also called swish. */
  SILU("silu"),
  TANH("tanh"),
  SIGMOID("sigmoid"),
  /** exp(x) divided by its sum over the channels of each place. */
  SOFTMAX("softmax");

  private final String label;

  Activation(String label) {
    this.label = label;
  }

  /** The name in a skeleton's text; empty for {@link #NONE}. */
  public String label() {
    return label;
  }

  /** The activation of that name, ignoring case; {@code swish} is read as {@code silu}. */
  static Optional<Activation> named(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    for (Activation a : values()) {
      if (a != NONE && a.label.equals(wanted.equals("swish") ? "silu" : wanted)) {
        return Optional.of(a);
      }
    }
    return Optional.empty();
  }

  /** All names that may be written, without the aliases. */
  static List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (Activation a : values()) {
      if (a != NONE) {
        labels.add(a.label);
      }
    }
    return labels;
  }
}
