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
   * @param name the model's package, as {@code org.acme:digits@1.2.0}, else what it was called
   *     where the suggestion was accepted; possibly empty
   */
  record Model(String hash, double score, String name) implements Origin {
    /** Of a model that has no name. */
    public Model(String hash, double score) {
      this(hash, score, "");
    }

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
      String text = "model:" + hash + ":" + String.format(Locale.ROOT, "%.4f", score);
      return name.isEmpty() ? text : text + ":" + name;
    }
  }

  Origin SOURCE = new Source();
  Origin HAND = new Hand();

  /**
   * Reads what {@code toString} wrote: {@code source}, {@code hand} or {@code model:HASH:SCORE},
   * perhaps followed by {@code :NAME}.
   */
  static Origin parse(String text) {
    if (text.equals("source")) {
      return SOURCE;
    }
    if (text.equals("hand")) {
      return HAND;
    }
    String[] parts = text.split(":", 4); // a name may have colons
    if (parts.length >= 3 && parts[0].equals("model")) {
      try {
        String name = parts.length == 4 ? parts[3] : "";
        return new Model(parts[1], Double.parseDouble(parts[2]), name);
      } catch (NumberFormatException e) {
        throw new InputException("'" + text + "' is not an origin: the score is no number");
      }
    }
    throw new InputException(
        "'"
            + text
            + "' is not an origin; expected source, hand, model:HASH:SCORE or model:HASH:SCORE:NAME");
  }
}
