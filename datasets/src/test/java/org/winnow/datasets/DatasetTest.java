package org.winnow.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final Attribution SOURCE = new Attribution("source", Origin.SOURCE);
  private static final Attribution ADA = new Attribution("Ada", Origin.HAND);

  private final Dataset data = sample();

  private static Dataset sample() {
    Features features = Features.ofBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 200}, 2);
    Shape shape = Shape.vector(2);
    return Dataset.builder("four")
        .schema(new Schema(shape, List.of(), List.of("cat", "dog")))
        .preparation(Preparation.unit(4))
        .ids(ExampleIds.of(List.of("d", "b", "a", "c")))
        .features(features)
        .views(row -> new ExampleView.Passage("text " + row))
        .labels(Labels.of(new int[] {0, 1, 0, Labels.NONE}, SOURCE))
        .splits(Splits.of(new Split[] {Split.TRAIN, Split.TRAIN, Split.TEST, Split.TRAIN}))
        .build();
  }

  private static LabelEdit.Relabel relabel(String id, String to) {
    return new LabelEdit.Relabel(id, Optional.empty(), Optional.ofNullable(to), ADA);
  }

  private static LabelEdit.AddExample add(String id, String label) {
    return new LabelEdit.AddExample(
        id,
        Optional.ofNullable(label),
        Split.TRAIN,
        Features.ofBytes(new byte[] {9, 9}, 2),
        new ExampleView.Passage("new " + id),
        ADA);
  }

  private static String message(Runnable action) {
    return assertThrows(InputException.class, action::run).getMessage();
  }

  @Test
  void relabellingThereAndBackGivesTheSameDigest() {
    Dataset there = data.with(List.of(relabel("b", "cat")));
    assertNotEquals(data.digest(), there.digest());
    Dataset back = there.with(List.of(relabel("b", "dog")));
    assertEquals(data.digest(), back.digest());
    assertEquals(ADA, back.labels().attribution(1));
  }

  @Test
  void theDigestDoesNotDependOnTheOrderOfTheRows() {
    assertEquals(data.digest(), data.select(new int[] {3, 1, 0, 2}).digest());
    assertNotEquals(data.digest(), data.select(new int[] {3, 1, 0}).digest());
  }

  @Test
  void theDigestDependsOnValuesAndSplits() {
    Features altered = Features.ofBytes(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 201}, 2);
    assertNotEquals(data.digest(), data.toBuilder().features(altered).build().digest());
    Splits other = Splits.of(new Split[] {Split.TRAIN, Split.TRAIN, Split.TRAIN, Split.TRAIN});
    assertNotEquals(data.digest(), data.toBuilder().splits(other).build().digest());
  }

  @Test
  void editsLeaveTheOldValueAlone() {
    data.with(List.of(relabel("d", "dog"), new LabelEdit.Drop("a", ADA)));
    assertEquals(4, data.size());
    assertEquals("cat", data.label(0));
  }

  @Test
  void editsApplyInOrderAndReachAddedExamples() {
    Dataset after =
        data.with(
            List.of(
                add("e", "cat"),
                relabel("e", "dog"),
                relabel("c", "cat"),
                relabel("b", null),
                new LabelEdit.Drop("d", ADA),
                new LabelEdit.Flag("a", "look", ADA)));
    assertEquals(4, after.size());
    assertEquals("dog", after.label(after.row("e")));
    assertEquals("cat", after.label(after.row("c")));
    assertEquals("?", after.label(after.row("b")));
    assertEquals("new e", after.views().of(after.row("e")).text());
    assertEquals("text 2", after.views().of(after.row("a")).text());
    assertEquals(Split.TEST, after.splits().of(after.row("a")));
    assertArrayEquals(new float[] {2.25f, 2.25f}, after.inputs(new int[] {after.row("e")}));
  }

  @Test
  void aDroppedExampleCanComeBack() {
    Dataset after = data.with(List.of(new LabelEdit.Drop("b", ADA), add("b", "cat")));
    assertEquals(4, after.size());
    assertEquals("cat", after.label(after.row("b")));
    assertEquals("new b", after.views().of(after.row("b")).text());
  }

  @Test
  void editsOfWhatIsNotThereAreRefused() {
    assertEquals(
        "no example has the id 'x'; %show lists ids",
        message(() -> data.with(List.of(relabel("x", "cat")))));
    assertEquals(
        "label 'cta' is not one of [cat, dog]; did you mean 'cat'?",
        message(() -> data.with(List.of(relabel("b", "cta")))));
    assertEquals(
        "example 'b' is in the data set already",
        message(() -> data.with(List.of(add("b", "cat")))));
    assertEquals(
        "no example has the id 'b'; %show lists ids",
        message(() -> data.with(List.of(new LabelEdit.Drop("b", ADA), relabel("b", "cat")))));
  }

  @Test
  void inputsArePreparedRowByRow() {
    assertArrayEquals(new float[] {1.75f, 50, 0.25f, 0.5f}, data.inputs(new int[] {3, 0}));
  }

  @Test
  void onlyLabelledRowsOfASplitAreTrainedOn() {
    assertArrayEquals(new int[] {0, 1}, data.labelledRows(Split.TRAIN));
    assertArrayEquals(new int[] {1, 1}, data.classCounts(Split.TRAIN));
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertEquals(
        "a data set needs as many labels and splits as examples, got 4 ids, 4 rows of features, 2"
            + " labels, 4 splits",
        message(() -> data.toBuilder().labels(Labels.of(new int[] {0, 1}, SOURCE)).build()));
    assertEquals(
        "class index 2 (example a) is not in the vocabulary of 2 classes",
        message(() -> data.toBuilder().labels(Labels.of(new int[] {0, 1, 2, 0}, SOURCE)).build()));
  }

  @Test
  void bytesStayBytesThroughSelectionAndAddition() {
    Features f = Features.ofBytes(new byte[] {1, 2, 3, 4}, 2);
    assertEquals(true, f.select(new int[] {1}).append(f).areBytes());
    Features mixed = f.append(Features.ofFloats(new float[] {0.5f, 1}, 2));
    float[] row = new float[2];
    mixed.copyRow(2, row, 0);
    assertArrayEquals(new float[] {0.5f, 1}, row);
    assertEquals("7 values cannot be rows of 2", message(() -> Features.ofFloats(new float[7], 2)));
  }

  @Test
  void labelsKeepWhoGaveThem() {
    Labels many = Labels.of(new int[1000], SOURCE);
    Labels.Editor editor = many.edit();
    IntStream.range(0, 500).forEach(row -> editor.set(row, 1, ADA));
    editor.append(Labels.NONE, ADA);
    Labels edited = editor.done();
    assertEquals(1001, edited.size());
    assertEquals(SOURCE, edited.attribution(999));
    assertEquals(ADA, edited.attribution(1000));
    assertEquals(false, edited.isLabelled(1000));
    assertEquals(0, many.classOf(0));
  }
}
