package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.LoadOptions;
import org.winnow.datasets.sources.Sources;
import org.winnow.insight.DataFindings;
import org.winnow.insight.Finding;

class FindingsTableTest {
  private final Dataset digits = Sources.load("digits", LoadOptions.standard()).dataset();

  @Test
  void saysThatThereIsNothingToFind() {
    String text = FindingsTable.of(digits, new DataFindings(List.of(), 1797, "Compared.")).text();
    assertEquals("digits: 1,797 examples inspected, nothing to find\nCompared.", text);
  }

  @Test
  void showsTheWorstOfEachKindWithReasonAndAction() {
    List<Finding> all =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    new Finding(
                        Finding.Kind.OUTLIER,
                        i / 20.0,
                        List.of(digits.ids().get(i)),
                        Map.of("distance", 1.0),
                        "Far away " + i + ".",
                        "Look at it."))
            .collect(Collectors.toList());
    all.add(
        new Finding(
            Finding.Kind.COPY,
            0,
            IntStream.range(0, 5).mapToObj(digits.ids()::get).toList(),
            Map.of("examples", 5.0),
            "Equal.",
            "Drop four."));
    Figure figure = FindingsTable.of(digits, new DataFindings(all, 1797, "Compared."));
    List<String> lines = figure.text().lines().map(l -> l.replaceAll(" +", " ").strip()).toList();
    assertEquals("digits: 1,797 examples inspected, 21 findings", lines.get(0));
    assertEquals("found examples score reason what to do", lines.get(1));
    String ids =
        IntStream.range(0, 4).mapToObj(digits.ids()::shortest).collect(Collectors.joining(" "));
    assertEquals("copy " + ids + " … 0.000 Equal. Drop four.", lines.get(2));
    assertTrue(
        lines.contains("outlier " + digits.ids().shortest(14) + " 0.700 Far away 14. Look at it."));
    assertTrue(lines.contains("… and 5 more of the kind outlier"), figure.text());
    assertTrue(Read.html(figure).contains("Drop four."));
  }
}
