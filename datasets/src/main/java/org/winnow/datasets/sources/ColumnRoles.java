package org.winnow.datasets.sources;

import java.util.List;
import java.util.Optional;

/**
 * What the columns of a table are for.
 *
 * @param label holds the labels ({@code ""}: none does); empty: the column named label, class,
 *     target or y, else the last
 * @param id holds the user's keys, used as ids; empty: ids are made from the rows
 * @param features become features; empty: all that have no other role, or the text alone whose
 *     words are learnt in their order
 * @param words which are texts, and how these become features
 */
public record ColumnRoles(
    Optional<String> label, Optional<String> id, List<String> features, WordRules words) {
  public ColumnRoles {
    features = List.copyOf(features);
  }

  static ColumnRoles guessed() {
    return new ColumnRoles(Optional.empty(), Optional.empty(), List.of(), WordRules.standard());
  }

  public ColumnRoles withLabel(String column) {
    return new ColumnRoles(Optional.of(column), id, features, words);
  }

  public ColumnRoles withId(String column) {
    return new ColumnRoles(label, Optional.of(column), features, words);
  }

  public ColumnRoles withFeatures(List<String> names) {
    return new ColumnRoles(label, id, names, words);
  }

  public ColumnRoles withWords(WordRules rules) {
    return new ColumnRoles(label, id, features, rules);
  }
}
