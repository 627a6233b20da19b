package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.insight.TrainingDynamics;

class DynamicsMapTest {
  private final Dataset digits = Pictured.digits(10);

  /** Of ten epochs: confidence, variability, and how often it was called as labelled. */
  private static TrainingDynamics dynamics(double confidence, double variability, int correct) {
    return new TrainingDynamics(10, 1, 0, confidence, variability, correct, 1);
  }

  private DynamicsMap three() {
    return DynamicsMap.of(
        "map <1>",
        digits,
        new int[] {4, 7, 9},
        List.of(dynamics(.9, .05, 10), dynamics(.1, .02, 0), dynamics(.5, .4, 5)));
  }

  @Test
  void sendsPointsAsBinary() {
    View view = three().view();
    assertTrue(view.module().contains("export default { render }"));
    assertFalse(view.module().contains("innerHTML"), "data is never markup");
    ByteBuffer points =
        ByteBuffer.wrap((byte[]) view.state().get("points")).order(ByteOrder.LITTLE_ENDIAN);
    float[] read = new float[6];
    points.asFloatBuffer().get(read);
    assertArrayEquals(new float[] {.05f, .9f, .02f, .1f, .4f, .5f}, read);
    assertArrayEquals(new byte[] {(byte) 255, 0, (byte) 128}, (byte[]) view.state().get("correct"));
    assertEquals(-1, view.state().get("at"));
  }

  @Test
  void aChosenPointShowsItsExampleAndNumbers() throws Exception {
    DynamicsMap map = three();
    assertEquals(digits.ids().get(7), map.id(1));
    Map<String, Object> chosen = map.chosen(1);
    assertEquals(1, chosen.get("at"));
    String words = (String) chosen.get("words");
    assertTrue(words.startsWith(digits.ids().shortest(7) + ", labelled 7: called so in 0 of 10"));
    assertTrue(words.endsWith("forgotten 1 time; confidence 0.100, variability 0.020"), words);
    byte[] png = (byte[]) chosen.get("picture");
    assertEquals(8, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
    for (String key : chosen.keySet()) {
      assertTrue(map.view().state().containsKey(key), key);
    }
  }

  @Test
  void theStaticFigureListsTheHardestAndTheMostAmbiguous() {
    Figure figure = three().figure();
    List<String> lines = figure.text().lines().toList();
    assertEquals("map <1>", lines.get(0));
    assertTrue(lines.get(2).startsWith("hardest") && lines.get(2).contains("0.100"), lines.get(2));
    assertTrue(lines.get(5).startsWith("most ambiguous"), lines.get(5));
    assertTrue(lines.get(5).contains("0.400") && lines.get(5).contains("5 of 10"), lines.get(5));
    assertTrue(figure.text().contains("In-sample"), figure.text());
    assertFalse(Read.html(figure).contains("<1>"), "escaped");
    assertArrayEquals(
        new byte[] {(byte) 137, 'P'}, Arrays.copyOf((byte[]) figure.bundle().get(Figure.PNG), 2));
  }

  @Test
  void moreThanItCanShowAreThinnedOutAndSaidToBe() {
    int n = 2 * DynamicsMap.MOST + 10;
    int[] rows = IntStream.range(0, n).map(i -> i % 10).toArray();
    DynamicsMap map =
        DynamicsMap.of("many", digits, rows, Collections.nCopies(n, dynamics(.5, .1, 5)));
    assertEquals(40_004, map.size());
    assertEquals(digits.ids().get(3), map.id(1));
    String note = (String) map.view().state().get("note");
    assertTrue(note.startsWith("40,004 of 120,010 examples, one in every 3."), note);
  }
}
