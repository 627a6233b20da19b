package org.winnow.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a row of a table, as it is written, becomes raw feature values: what is learnt from the
 * training rows of a table and kept with every model, so that a new row is read in the same way.
 *
 * <p>As a step of a {@link Preparation} it stands first and changes nothing: the features of a
 * {@link Dataset} are encoded already.
 *
 * @param columns the encodings, side by side in the order of their features
 */
public record TableEncoding(List<ColumnEncoding> columns) implements Preparation.Step {
  public TableEncoding {
    columns = List.copyOf(columns);
    if (columns.size() > 1 && columns.stream().anyMatch(TokenSequence.class::isInstance)) {
      throw new InputException(
          "the words of a text in their order cannot stand beside other columns");
    }
  }

  /** The encoding of a text's words in their order, where it is that. */
  public Optional<TokenSequence> tokens() {
    return columns.stream()
        .filter(TokenSequence.class::isInstance)
        .map(TokenSequence.class::cast)
        .findFirst();
  }

  /** The shape of an example: a sequence for the words of a text, else a vector. */
  public Shape shape() {
    return tokens().map(t -> new Shape(t.length(), 1, 1)).orElse(Shape.vector(width()));
  }

  /** The encodings of its texts. */
  public List<TextEncoding> texts() {
    return columns.stream()
        .filter(TextEncoding.class::isInstance)
        .map(TextEncoding.class::cast)
        .toList();
  }

  /** Number of raw features. */
  public int width() {
    return columns.stream().mapToInt(ColumnEncoding::width).sum();
  }

  /** A name for each raw feature. */
  public List<String> featureNames() {
    List<String> names = new ArrayList<>();
    columns.forEach(c -> names.addAll(c.featureNames()));
    return names;
  }

  /**
   * The raw features of a written row.
   *
   * @param names the row's columns in any order; further ones are ignored
   * @param values their values as written
   * @throws InputException where a column is not there or a number cannot be read
   */
  public float[] encode(List<String> names, List<String> values) {
    if (names.size() != values.size()) {
      throw new InputException(names.size() + " columns but " + values.size() + " values");
    }
    Map<String, Integer> place = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      place.put(names.get(i), i);
    }
    float[] features = new float[width()];
    int offset = 0;
    for (ColumnEncoding encoding : columns) {
      Integer at = place.get(encoding.column());
      if (at == null) {
        throw missingColumn(encoding.column(), names);
      }
      encoding.encode(values.get(at), features, offset);
      offset += encoding.width();
    }
    return features;
  }

  private static InputException missingColumn(String column, List<String> names) {
    Optional<String> nearest = NearestName.of(column, names);
    return new InputException(
        "the row has no column '"
            + column
            + "'; it has "
            + names
            + nearest.map(n -> "; is it '" + n + "'?").orElse(""));
  }

  @Override
  public void apply(float[] values, int offset, int width) {
    if (width != width()) {
      throw new InputException("encoded for " + width() + " features, got " + width);
    }
  }
}
