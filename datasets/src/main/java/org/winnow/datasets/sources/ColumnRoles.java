package org.winnow.datasets.sources;

import java.util.List;
import java.util.Optional;

/**
 * What the columns of a table are for.
 *
 * @param label holds the labels ({@code ""}: none does); empty: the column named label, class,
 *     target or y, else the last
 * @param id holds the user's keys, used as ids; empty: ids are made from the rows
 * @param features become features; empty: all that have no other role
 */
public record ColumnRoles(Optional<String> label, Optional<String> id, List<String> features) {
  public ColumnRoles {
    features = List.copyOf(features);
  }

  static ColumnRoles guessed() {
    return new ColumnRoles(Optional.empty(), Optional.empty(), List.of());
  }

  public ColumnRoles withLabel(String column) {
    return new ColumnRoles(Optional.of(column), id, features);
  }

  public ColumnRoles withId(String column) {
    return new ColumnRoles(label, Optional.of(column), features);
  }

  public ColumnRoles withFeatures(List<String> names) {
    return new ColumnRoles(label, id, names);
  }
}
