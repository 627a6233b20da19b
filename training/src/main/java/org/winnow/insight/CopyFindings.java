package org.winnow.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.winnow.datasets.Split;

/** Puts groups of copies into words. */
final class CopyFindings {
  private final Inspected data;

  CopyFindings(Inspected data) {
    this.data = data;
  }

  Finding of(NearCopies.Group group) {
    List<String> labels = named(group, i -> data.label(i));
    List<String> splits = named(group, i -> data.splits()[i].label());
    boolean leak = splits.size() > 1 && splits.contains(Split.TRAIN.label());
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("examples", (double) group.members().length);
    numbers.put("labels", (double) labels.size());
    numbers.put("distance", group.distance());
    return new Finding(
        leak ? Finding.Kind.LEAK : group.isEqual() ? Finding.Kind.COPY : Finding.Kind.NEAR_COPY,
        1 - Math.exp(-group.distance()),
        IntStream.of(group.members()).mapToObj(data.ids()::get).toList(),
        numbers,
        reason(group, labels, splits),
        action(leak, disagree(group)));
  }

  private List<String> named(NearCopies.Group group, IntFunction<String> name) {
    return IntStream.of(group.members()).mapToObj(name).distinct().sorted().toList();
  }

  private static String reason(NearCopies.Group group, List<String> labels, List<String> splits) {
    String how =
        group.isEqual()
            ? "equal in every value"
            : String.format(
                Locale.ROOT, "nearer than chance allows (up to %.3f apart)", group.distance());
    return String.format(
        Locale.ROOT,
        "%,d examples are %s, in %s, labelled %s.",
        group.members().length,
        how,
        splits.stream().collect(Collectors.joining(" and ")),
        String.join(", ", labels));
  }

  /** Whether two of them have different labels; without a label an example disagrees with none. */
  private boolean disagree(NearCopies.Group group) {
    return IntStream.of(group.members())
            .map(i -> data.labels()[i])
            .filter(k -> k >= 0)
            .distinct()
            .count()
        > 1;
  }

  private static String action(boolean leak, boolean disagree) {
    String first = disagree ? "They cannot all have the right label: decide on one. " : "";
    return first
        + (leak
            ? "Drop those of the train split, or the measuring is of what was learnt by heart."
            : "Drop all but one, or they count several times.");
  }
}
