package org.winnow.datasets;

import java.util.Locale;

/** Where a judgement came from: with the data, from a person's hand, or from a model. */
public sealed interface Origin {
  /** The label came with the data. */
  record Source() implements Origin {
    @Override
    public String toString() {
      return "source";
    }
  }

  /** A person typed or clicked it. */
  record Hand() implements Origin {
    @Override
    public String toString() {
      return "hand";
    }
  }

  /**
   * A person accepted a model's suggestion.
   *
   * @param hash hexadecimal hash of the model
   * @param score the suggestion's probability, 0 to 1
   */
  record Model(String hash, double score) implements Origin {
    public Model {
      if (!hash.matches("[0-9a-f]{1,64}")) {
        throw new InputException("a model's hash is hexadecimal, got '" + hash + "'");
      }
      if (!(score >= 0 && score <= 1)) {
        throw new InputException("a suggestion's probability lies in 0..1, got " + score);
      }
    }

    @Override
    public String toString() {
      return "model:" + hash + ":" + String.format(Locale.ROOT, "%.4f", score);
    }
  }

  Origin SOURCE = new Source();
  Origin HAND = new Hand();

  /**
   * Reads what {@code toString} wrote: {@code source}, {@code hand} or {@code model:HASH:SCORE}.
   */
  static Origin parse(String text) {
    if (text.equals("source")) {
      return SOURCE;
    }
    if (text.equals("hand")) {
      return HAND;
    }
    String[] parts = text.split(":");
    if (parts.length == 3 && parts[0].equals("model")) {
      try {
        return new Model(parts[1], Double.parseDouble(parts[2]));
      } catch (NumberFormatException e) {
        throw new InputException("'" + text + "' is not an origin: the score is no number");
      }
    }
    throw new InputException(
        "'" + text + "' is not an origin; expected source, hand or model:HASH:SCORE");
  }
}
