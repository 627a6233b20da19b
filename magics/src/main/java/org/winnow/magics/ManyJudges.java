package org.winnow.magics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.Judges;
import org.winnow.insight.Annotations;

/** Puts judgements side by side: the examples that two or more judged. */
final class ManyJudges {
  private ManyJudges() {}

  /**
   * @throws InputException where an example or a class is not in the data set
   */
  static Annotations of(Collection<Judges.Said> all, Dataset data) {
    List<String> judges =
        List.copyOf(new TreeSet<>(all.stream().map(Judges.Said::annotator).toList()));
    Map<String, int[]> given = new LinkedHashMap<>();
    for (Judges.Said said : all) {
      if (data.ids().find(said.id()) >= 0) { // dropped ones are judged no more
        int[] row = given.computeIfAbsent(said.id(), id -> nobody(judges.size()));
        row[judges.indexOf(said.annotator())] = data.schema().requireClass(said.label());
      }
    }
    given.values().removeIf(row -> java.util.Arrays.stream(row).filter(c -> c >= 0).count() < 2);
    return new Annotations(
        List.copyOf(given.keySet()),
        judges,
        data.schema().classes(),
        given.values().toArray(int[][]::new));
  }

  private static int[] nobody(int judges) {
    int[] row = new int[judges];
    java.util.Arrays.fill(row, -1);
    return row;
  }
}
