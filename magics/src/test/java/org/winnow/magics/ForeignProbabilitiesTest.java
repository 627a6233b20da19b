package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.insight.DataHealth;
import org.winnow.insight.SuspectList;

/** Suspects and health from probabilities that another tool wrote, without any model. */
class ForeignProbabilitiesTest {
  private static final String[] NAMES = {"cat", "dog"};

  @TempDir Path folder;

  @Test
  void findsMistakesByOrderFromNpyAndMendsThem() throws Exception {
    try (Loop loop = pets()) {
      Path npy = npy(probabilities(loop.session.data(), train(loop), 2));
      loop.run("%suspects --probs " + npy);
      String said = loop.output();
      assertTrue(said.contains("Out of sample is assumed"), said);
      assertTrue(said.contains("matched by order to the"), said);
      SuspectList found = (SuspectList) loop.host.variable("suspects");
      String first = loop.session.data().ids().get(train(loop)[0]);
      assertEquals(first, found.get(0).id());
      loop.run("%why #1");
      assertTrue(loop.output().contains("suspect 1 of"));
      loop.run("%accept");
      int row = loop.session.data().row(first);
      assertEquals("dog", loop.session.data().label(row));
      String origin = loop.session.data().labels().attribution(row).origin().toString();
      String hash = org.winnow.datasets.sources.NumberTable.hash(npy);
      assertTrue(origin.startsWith("model:" + hash + ":"), origin);
    }
  }

  @Test
  void matchesByIdWhateverTheOrderOfRowsAndColumns() throws Exception {
    try (Loop loop = pets()) {
      Dataset data = loop.session.data();
      int[] rows = train(loop);
      float[][] p = probabilities(data, rows, 2);
      List<String> lines = new ArrayList<>();
      for (int i = rows.length - 1; i >= 0; i--) {
        lines.add(p[i][1] + "," + data.ids().get(rows[i]) + "," + p[i][0]);
      }
      loop.run("%suspects --probs " + csv("dog,id,cat", lines));
      assertEquals(data.ids().get(rows[0]), loop.session.lastSuspects().get(0).id());
      String said = loop.output();
      assertTrue(said.contains("matched by id. Its columns were put in the order"), said);
    }
  }

  @Test
  void takesTheTrainingExamplesOutOfRowsForAll() throws Exception {
    try (Loop loop = pets()) {
      Dataset data = loop.session.data();
      int[] all = IntStream.range(0, data.size()).toArray();
      loop.run("%suspects --probs " + npy(probabilities(data, all, 2)));
      assertEquals(train(loop).length, loop.session.lastSuspects().size());
      String said = loop.output();
      assertTrue(said.contains("matched by order to all 60 examples"), said);
      assertTrue(said.contains("without a label: 18 rows."), said);
    }
  }

  @Test
  void findsNeighboursByEmbeddings() throws Exception {
    try (Loop loop = pets()) {
      Dataset data = loop.session.data();
      int[] rows = train(loop);
      Path probabilities = npy(probabilities(data, rows, 2));
      List<String> vectors =
          IntStream.of(rows).mapToObj(r -> data.ids().get(r) + ",1," + r % 7).toList();
      Path embeddings = csv("id,x,y", vectors);
      loop.run("%suspects --probs " + probabilities + " --embeddings " + embeddings);
      assertTrue(loop.output().contains("of its 10 nearest neighbours"));
      Path nan = csv("id,x,y", vectors.stream().map(v -> v.replaceFirst(",1,", ",NaN,")).toList());
      assertTold(
          loop, "%suspects --probs " + probabilities + " --embeddings " + nan, "NaN for the");
      Path few = csv("id,x,y", vectors.subList(1, vectors.size()));
      assertTold(loop, "%suspects --probs " + probabilities + " --embeddings " + few, "has no row");
    }
  }

  @Test
  void rescalesRowsThatSumToNearlyOneAndSaysSo() throws Exception {
    try (Loop loop = pets()) {
      float[][] p = probabilities(loop.session.data(), train(loop), 2);
      p[3][0] += .02f;
      loop.run("%suspects --in-sample --probs " + npy(p));
      String said = loop.output();
      assertTrue(said.contains("did not sum to 1: 1 of 42 rows (off by up to 0.020)"), said);
      assertTrue(said.contains("IN-SAMPLE, as you said"), said);
    }
  }

  @Test
  void isStaleAfterEditsAndAfterTheFileChanged() throws Exception {
    try (Loop loop = pets()) {
      float[][] p = probabilities(loop.session.data(), train(loop), 2);
      Path file = npy(p);
      loop.run("%suspects --probs " + file).output();
      loop.run("%status");
      String status = loop.output();
      assertTrue(status.contains("labels judged by p.npy "), status);
      assertFalse(status.contains("[stale"), status);
      loop.run("%drop #1").output();
      assertTrue(
          loop.session.judging().staleSuspects().orElseThrow().startsWith("older than the data"));
      loop.run("%undo");
      assertTrue(loop.session.judging().staleSuspects().isEmpty());
      p[0][0] = 1;
      p[0][1] = 0;
      npy(p);
      assertTrue(
          loop.session.judging().staleSuspects().orElseThrow().startsWith("older than their file"));
    }
  }

  @Test
  void showsTheHealthOfTheDataFromAFile() throws Exception {
    try (Loop loop = pets()) {
      Path file = npy(probabilities(loop.session.data(), train(loop), 2));
      loop.run("%health --probs " + file);
      String said = loop.output();
      assertTrue(said.contains("about 1 wrong"), said);
      DataHealth health = (DataHealth) loop.host.variable("health");
      assertEquals(1, health.estimatedIssues().orElseThrow());
      loop.run("%health --in-sample --probs " + file);
      assertTrue(loop.output().contains("IN-SAMPLE: wrong labels are not counted"));
    }
  }

  @Test
  void showsTheHealthOfTheDataFromATrainingLoudlyInSample() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.flippedDigits().skeleton().run("%train 2 --lr 3e-3").run("%health");
      String said = loop.output();
      assertTrue(said.contains("IN-SAMPLE: wrong labels are not counted"), said);
      assertTold(loop, "%health --from folds", "was trained without folds");
      loop.run("%train 2 --folds 2 --lr 3e-3").output();
      loop.run("%health");
      said = loop.output();
      assertTrue(said.contains("about ") && said.contains("Out of sample:"), said);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat,dog,owl;.1,.2,.7 | p.csv has 3 columns of probabilities; expected one for each of the 2 classes: cat, dog",
        "cat,cow;.1,.9 | p.csv has the columns cat, cow; expected the classes, in any order: cat, dog",
        "cat,dog;.1,.9 | p.csv has 1 rows; expected",
        "cat,dog;NaN,.9 | p.csv: NaN in row 1 is no probability",
        "cat,dog;-.1,1.1 | p.csv: -0.1 in row 1 is no probability",
        "cat,dog;Infinity,0 | p.csv: Infinity in row 1 is no probability",
        "id,cat,dog;zz,3,2 | p.csv: row 1 (id zz) sums to 5.000, expected 1; give softmax outputs",
        "id,cat,dog;zz,.4,.6 | p.csv has ids that are not in pets.csv: 1 of 1, the first 'zz' (row 1)",
        "id,cat,dog | p.csv has no lines with numbers",
      })
  void refusesAFileThatDoesNotFit(String lines, String told) throws Exception {
    try (Loop loop = pets()) {
      Path file = Files.writeString(folder.resolve("p.csv"), lines.replace(';', '\n') + "\n");
      assertTold(loop, "%suspects --probs " + file, told);
      assertTold(loop, "%health --probs " + file, told);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%suspects --probs nothing.npy | there is no file nothing.npy",
        "%suspects --embeddings e.npy | --embeddings and --in-sample go with --probs FILE",
        "%suspects --in-sample | --embeddings and --in-sample go with --probs FILE",
        "%suspects --probs p.npy --from folds | give either --from or --probs",
        "%health | there is no model yet; %train makes one",
        "%health --in-sample | --in-sample goes with --probs FILE",
        "%health --probs p.npy --from trace | give either --from or --probs",
      })
  void refusesWrongUse(String line, String told) throws Exception {
    try (Loop loop = pets()) {
      assertTold(loop, line, told);
    }
  }

  @Test
  void refusesRowsForOtherExamplesOnly() throws Exception {
    try (Loop loop = pets()) {
      Dataset data = loop.session.data();
      int test = data.labelledRows(Split.TEST)[0];
      Path file = csv("id,cat,dog", List.of(data.ids().get(test) + ",.5,.5"));
      assertTold(loop, "%suspects --probs " + file, "has no row for a labelled training example");
    }
  }

  private static void assertTold(Loop loop, String line, String told) {
    InputException e = assertThrows(InputException.class, () -> loop.run(line));
    assertAll(
        () -> assertTrue(e.getMessage().contains(told), e.getMessage()),
        () -> assertTrue(e.getMessage().lines().count() <= 3, e.getMessage()));
  }

  /** Sixty examples, thirty cats, then thirty dogs. */
  private Loop pets() throws Exception {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(i -> i + "," + (i * i % 17) + "," + NAMES[i / 30])
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("pets.csv"), "x,y,label\n" + rows + "\n");
    return new Loop(folder).run("%dataset $/pets.csv --repo $/pets.winnow");
  }

  private static int[] train(Loop loop) {
    return loop.session.data().labelledRows(Split.TRAIN);
  }

  /**
   * Nearly certain of the label, but for the first example, which seems to be of the next class.
   */
  private static float[][] probabilities(Dataset data, int[] rows, int classes) {
    float[][] p = new float[rows.length][classes];
    for (int i = 0; i < rows.length; i++) {
      int label = data.labels().classOf(rows[i]);
      java.util.Arrays.fill(p[i], .001f / (classes - 1));
      p[i][i == 0 ? (label + 1) % classes : label] = .999f;
    }
    return p;
  }

  private Path csv(String header, List<String> lines) throws IOException {
    return Files.writeString(
        folder.resolve("rows.csv"), header + "\n" + String.join("\n", lines) + "\n");
  }

  private Path npy(float[][] values) throws IOException {
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }\n"
            .formatted(values.length, values[0].length);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + 4 * values.length * values[0].length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
            .putShort((short) header.length())
            .put(header.getBytes(StandardCharsets.US_ASCII));
    for (float[] row : values) {
      for (float v : row) {
        bytes.putFloat(v);
      }
    }
    return Files.write(folder.resolve("p.npy"), bytes.array());
  }
}
