package org.winnow.training;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;

/**
 * The line {@code width F} of a skeleton: layers below it have F times as many filters, units or
 * numbers a token as is written, rounded, at least 1. Other layers follow from what they read; the
 * output keeps its classes.
 *
 * @param factor above 0, at most {@value #MOST}
 */
record Width(double factor) {
  /** As written. */
  static final Width PLAIN = new Width(1);

  private static final double MOST = 16;

  Width {
    if (!(factor > 0 && factor <= MOST)) {
      throw new InputException("width takes a factor above 0 up to 16, got " + factor);
    }
  }

  /** The width that a line sets; empty where it is another line. */
  static Optional<Width> of(String line, String where) {
    List<String> words = List.of(line.split("\\s+"));
    if (!words.get(0).equalsIgnoreCase("width") || line.contains("=")) {
      return Optional.empty();
    }
    try {
      if (words.size() != 2) {
        throw new InputException("width takes one factor, as: width 0.5");
      }
      return Optional.of(new Width(Double.parseDouble(words.get(1))));
    } catch (NumberFormatException e) {
      throw new InputException(
          where + "\nwidth takes a number, as: width 0.5; got '" + words.get(1) + "'", e);
    } catch (InputException e) {
      throw new InputException(where + "\n" + e.getMessage());
    }
  }

  Statement of(Statement written) {
    return new Statement(written.name(), of(written.spec()), written.inputs(), written.where());
  }

  private LayerSpec of(LayerSpec spec) {
    if (spec instanceof Conv conv) {
      return new Conv(times(conv.filters()), conv.window(), conv.activation());
    }
    if (spec instanceof Dense dense) {
      return new Dense(times(dense.units()), dense.activation());
    }
    if (spec instanceof Lstm lstm) {
      return new Lstm(times(lstm.units()), lstm.all());
    }
    return spec instanceof Embedding embedding
        ? new Embedding(embedding.vocabulary(), times(embedding.size()))
        : spec;
  }

  private int times(int count) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(count * factor)));
  }
}
