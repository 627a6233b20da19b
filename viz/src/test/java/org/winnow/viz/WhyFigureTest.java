package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.insight.Why;

class WhyFigureTest {
  private final Dataset digits = Pictured.digits(200);

  @Test
  void theTextHoldsAllTheEvidence() {
    Why why = Judged.why(digits);
    String text = WhyFigure.of(digits, why).text();
    String id = digits.ids().shortest(3);
    assertTrue(
        text.startsWith(
            "example "
                + id
                + ": labelled 3, suggested 4 (0.97), suspect 17 of 1,437\n"
                + why.suspect().reason()
                + "\n\nclass  network says  probably true\n4              0.90"),
        text);
    assertTrue(text.contains("\n    1  2.300   0.000  3\n"), text);
    assertTrue(text.contains("\n" + digits.ids().shortest(14) + "     4           0.990\n"), text);
  }

  @Test
  void thePictureIsTheSameEveryTime() {
    Figure figure = WhyFigure.of(digits, Judged.why(digits));
    assertEquals(760, Read.png(figure).getWidth());
    assertEquals(366, Read.png(figure).getHeight());
    assertArrayEquals(
        (byte[]) figure.bundle().get(Figure.PNG),
        (byte[]) WhyFigure.of(digits, Judged.why(digits)).bundle().get(Figure.PNG));
  }

  @Test
  void withoutTraceAndNeighboursTheRestIsShown() {
    Why full = Judged.why(digits);
    Why bare =
        new Why(full.suspect(), 0, 5, full.network(), full.posterior(), List.of(), List.of());
    Figure figure = WhyFigure.of(digits, bare);
    assertFalse(figure.text().contains("epoch "));
    assertFalse(figure.text().contains("nearest  "));
    assertEquals(232, Read.png(figure).getHeight());
  }

  @Test
  void examplesInWordsAreNamedInTheText() {
    Dataset words = digits.toBuilder().views(r -> new ExampleView.Passage("sentence " + r)).build();
    Figure figure = WhyFigure.of(words, Judged.why(words));
    assertTrue(figure.text().contains("sentence 14"));
    assertTrue(figure.bundle().containsKey(Figure.PNG));
    int row = words.row(Judged.why(words).suspect().id());
    assertTrue(figure.text().contains("\n\nsentence " + row + "\n\n"), figure.text());
    String html = (String) figure.bundle().get(Figure.HTML);
    assertTrue(html.contains(">sentence " + row + "</div>"), html);
    assertFalse(WhyFigure.of(digits, Judged.why(digits)).bundle().containsKey(Figure.HTML));
  }

  @Test
  void longTextsAreCutAndNothingInThemIsMarkup() {
    String long1 = "<b>&</b>\n".repeat(1000);
    Dataset words = digits.toBuilder().views(r -> new ExampleView.Passage(long1)).build();
    String html = (String) WhyFigure.of(words, Judged.why(words)).bundle().get(Figure.HTML);
    assertTrue(html.contains("&lt;b&gt;&amp;&lt;/b&gt;\n&lt;b&gt;"));
    assertFalse(html.contains("<b>&"));
    assertTrue(html.length() < 60_000, html.length() + " characters");
  }

  @Test
  void theGivenClassIsAlwaysAmongThoseShown() {
    float[] network = new float[20];
    java.util.Arrays.fill(network, .05f);
    network[19] = 0;
    Why why = Judged.why(digits);
    Why rare =
        new Why(
            new org.winnow.insight.Suspect(why.suspect().id(), 19, 0, 0, .5, "because"),
            0,
            1,
            network,
            network,
            List.of(),
            List.of());
    assertTrue(java.util.Arrays.stream(WhyFigure.shownClasses(rare)).anyMatch(c -> c == 19));
  }

  @Test
  void anExampleThatIsNotThereIsADefect() {
    assertThrows(
        IllegalArgumentException.class, () -> WhyFigure.of(Pictured.digits(2), Judged.why(digits)));
  }
}
