package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;

/** Looking for the examples most like one, as a command. */
class SimilarTest {
  @TempDir Path folder;

  private Loop hidden() throws Exception {
    return new Loop(folder).run("%dataset digits --hide 1158 --repo $/digits.winnow").skeleton();
  }

  /** Rows by 1 − cosine of some vectors to that of row 0, itself left out. */
  private static List<String> byHand(Dataset data, float[][] vectors, int n) {
    return IntStream.range(1, data.size())
        .boxed()
        .sorted(Comparator.comparingDouble(r -> -cosine(vectors[0], vectors[r])))
        .limit(n)
        .map(data.ids()::get)
        .toList();
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int d = 0; d < a.length; d++) {
      dot += (double) a[d] * b[d];
      aa += (double) a[d] * a[d];
      bb += (double) b[d] * b[d];
    }
    return dot / Math.sqrt(aa * bb);
  }

  @Test
  void findsTheNearestInTheNetworksEyesAndNamesThemAsRows() throws Exception {
    try (Loop loop = hidden()) {
      loop.run("%train 2").output();
      Dataset data = loop.session.data();
      loop.run("%similar " + data.ids().get(0) + " --n 7");
      String output = loop.output();
      int[] rows = IntStream.range(0, data.size()).toArray();
      List<String> expected = byHand(data, loop.session.model().embeddings(data, rows), 7);
      Similar found = (Similar) loop.host.variable("similar");
      assertEquals(expected, found.ids());
      assertTrue(output.contains("7 examples most like it, of 1,796"), output);
      assertTrue(output.contains("1 − cosine of its last hidden layer"), output);
      assertTrue(output.contains("In-sample: it was trained on some of these."), output);
      loop.run("%relabel #7 3");
      assertEquals("3", loop.session.data().label(data.row(expected.get(6))));
      loop.run("%similar #1 --n 1");
      assertTrue(loop.output().contains("Note: the model is older than the data"));
    }
  }

  @Test
  void comparesTheInputsWhereThereIsNoModelAndSaysSo() throws Exception {
    try (Loop loop = hidden()) {
      loop.output();
      Dataset data = loop.session.data();
      Similar found = loop.session.judging().similar(data.ids().get(0), 5);
      int width = data.features().width();
      float[][] inputs = new float[data.size()][width];
      for (int row = 0; row < data.size(); row++) {
        inputs[row] = data.inputs(new int[] {row});
      }
      assertEquals(byHand(data, inputs, 5), found.ids());
      assertTrue(found.figure().text().contains("There is no model yet"), found.figure().text());
      assertFalse(found.figure().text().contains("network"), found.figure().text());
    }
  }

  @Test
  void findsOnlyUnlabelledOnesToLabelInTheGrid() throws Exception {
    try (Loop loop = hidden()) {
      loop.run("%train 2").output();
      Dataset data = loop.session.data();
      int row = data.labelledRows(Split.TRAIN)[0];
      String id = data.ids().get(row);
      loop.run("%similar " + id + " --unlabelled --n 20");
      Similar found = (Similar) loop.host.variable("similar");
      assertEquals(20, found.ids().size());
      assertTrue(found.ids().stream().allMatch(i -> data.label(data.row(i)).equals("?")));
      loop.output();
      loop.run("%label --similar " + id + " --unlabelled --top 10 --page 2");
      String page = loop.host.text();
      assertTrue(page.contains("11 to 20 of 1,000: most like " + data.ids().shortest(row)), page);
      for (String there : found.ids().subList(10, 20)) {
        assertTrue(page.contains(data.ids().shortest(data.row(there))), page);
      }
      assertTrue(page.contains("distance 0."), page);
      assertThrows(InputException.class, () -> loop.run("%label --similar " + id + " --suspects"));
    }
  }

  @Test
  void findsExamplesOutsideOfTheDataSetThatAreThenAdded() throws Exception {
    try (Loop loop = hidden()) {
      Dataset all = loop.session.data();
      int[] few = IntStream.range(0, 300).toArray();
      loop.host.put("few", all.select(few));
      loop.host.put("pool", all);
      loop.run("%dataset few --repo $/few.winnow").run("%train 1").output();
      String id = loop.session.data().ids().get(4);
      loop.run("%similar " + id + " --in pool --n 6");
      assertTrue(loop.output().contains("%add similar adds them to "));
      Similar found = (Similar) loop.host.variable("similar");
      assertEquals(1497, found.likeness().among(), "those of the data set are not found again");
      loop.run("%add similar").output();
      assertEquals(306, loop.session.data().size());
      assertEquals(6, loop.session.repository().pending().size());
    }
  }

  @Test
  void refusesWhatCannotBeCompared() throws Exception {
    try (Loop loop = new Loop(folder).digits()) {
      String id = loop.session.data().ids().get(0);
      InputException e =
          assertThrows(InputException.class, () -> loop.run("%similar " + id + " --unlabelled"));
      assertTrue(e.getMessage().contains("every other example of digits has a label"));
      assertThrows(InputException.class, () -> loop.run("%similar " + id + " --n 0"));
      assertThrows(InputException.class, () -> loop.run("%similar nobody"));
      loop.host.put("blank", new float[][] {new float[64], ones(), ones()});
      loop.host.put("names", new String[] {"a", "b", "a"});
      loop.run("%dataset blank --labels names --repo $/blank.winnow").output();
      Dataset data = loop.session.data();
      int zero = data.inputs(new int[] {0})[0] == 0 ? 0 : 1;
      e = assertThrows(InputException.class, () -> loop.run("%similar " + data.ids().get(zero)));
      assertTrue(e.getMessage().contains("only zeros"), e.getMessage());
    }
  }

  private static float[] ones() {
    float[] ones = new float[64];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void theGridTakesTheBatchThatUncertainChose() throws Exception {
    try (Loop loop = hidden()) {
      loop.run("%train 2").run("%uncertain --strategy badge --n 6");
      List<String> chosen = ((Chosen) loop.host.variable("uncertain")).ids();
      loop.run("%drop " + chosen.get(2)).output();
      loop.run("%label --uncertain");
      Dataset data = loop.session.data();
      String page = loop.host.text();
      assertTrue(page.contains("1 to 5 of 5: chosen by %uncertain"), page);
      assertTrue(page.contains(data.ids().shortest(data.row(chosen.get(5)))), page);
      assertFalse(page.contains("older than the model"), page);
      loop.run("%train 1");
      loop.run("%label --uncertain");
      assertTrue(loop.host.text().contains("the batch is older than the model"));
    }
  }
}
