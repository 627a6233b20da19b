package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.winnow.insight.PassCollector;
import org.winnow.insight.Passes;

class SpreadFigureTest {

  @Test
  void showsMeanAndSpreadOfEachClass() {
    PassCollector collector = new PassCollector(List.of("a"), List.of("cat", "dog"), true);
    collector.add(0, new float[] {.9f, .1f});
    collector.add(0, new float[] {.1f, .9f});
    Figure figure = SpreadFigure.of("a", collector.done(), 0);
    List<String> lines = figure.text().lines().toList();
    assertEquals("a: what 2 passes say", lines.get(0));
    // By hand: mean ½, standard deviation .4; information ln 2 − H(.1) = .368.
    assertEquals("cat 0.50 0.40", lines.get(2).replaceAll(" +", " "));
    assertTrue(lines.get(4).startsWith("Disagreement (mutual information) 0.368 nats; 50.0 %"));
    assertTrue(Read.png(figure).getHeight() > 60);
  }

  @Test
  void showsTheMostProbableOfManyClasses() {
    List<String> classes = IntStream.range(0, 50).mapToObj(c -> "c" + c).toList();
    PassCollector collector = new PassCollector(List.of("a"), classes, true);
    float[] row = new float[50];
    row[49] = 1;
    collector.add(0, row);
    collector.add(0, row);
    Passes passes = collector.done();
    List<String> lines = SpreadFigure.of("a", passes, 0).text().lines().toList();
    assertEquals(2 + 20 + 1, lines.size());
    assertTrue(lines.get(21).startsWith("c49"), lines.get(21));
  }
}
