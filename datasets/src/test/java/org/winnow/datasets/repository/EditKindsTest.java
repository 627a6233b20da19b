package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Split;

class EditKindsTest {
  @TempDir Path folder;
  private static final Attribution BY_MODEL =
      new Attribution("anna", new Origin.Model("0123abcdef", .98765432));

  private Path place() {
    return folder.resolve("labels");
  }

  private static LabelEdit.AddExample add(String id, String label, Features f, ExampleView v) {
    return new LabelEdit.AddExample(
        id, Optional.ofNullable(label), Split.VALIDATION, f, v, BY_ANNA);
  }

  /** Makes edits in several groups, with the repository reopened after each and at the end. */
  private void survives(Dataset data, List<List<LabelEdit>> groups) {
    DatasetRepository.createFresh(place(), data, "In", options()).close();
    Dataset expected = data;
    for (List<LabelEdit> group : groups) {
      try (DatasetRepository repository = DatasetRepository.open(place(), options())) {
        repository.edit(group);
        expected =
            expected.with(repository.pending().subList(pendingBefore, repository.pending().size()));
        pendingBefore = repository.pending().size();
        Same.assertSame(expected, repository.data());
      }
      try (DatasetRepository repository = DatasetRepository.open(place(), options())) {
        Same.assertSame(expected, repository.data());
      }
    }
    pendingBefore = 0;
    try (DatasetRepository repository = DatasetRepository.open(place(), options())) {
      repository.commit("All kinds");
      Same.assertSame(expected, repository.committed());
    }
    try (DatasetRepository repository = DatasetRepository.open(place(), options())) {
      Same.assertSame(expected, repository.committed());
      Same.assertSame(data, repository.checkout("HEAD~1", false));
      Same.assertSame(expected, repository.checkout("main", false));
    }
  }

  private int pendingBefore;

  @Test
  void everyKindOfEditOnPicturesSurvives() {
    Dataset data = Samples.pictures(40);
    byte[] pixels = new byte[16];
    pixels[3] = (byte) 200;
    Features features = Features.ofBytes(pixels, 16);
    ExampleView same = new ExampleView.Picture(4, 4, 1, pixels.clone());
    ExampleView larger = new ExampleView.Picture(8, 8, 3, new byte[192]);
    survives(
        data,
        List.of(
            List.of(
                relabel(data, 0, "7", BY_ANNA),
                relabel(data, 1, "eight\ttab", BY_MODEL),
                new LabelEdit.Relabel(
                    data.ids().get(2), Optional.of("2"), Optional.empty(), BY_ANNA)),
            List.of(
                new LabelEdit.Drop(data.ids().get(3), BY_ANNA),
                new LabelEdit.Flag(data.ids().get(4), "zwei\nZeilen", BY_MODEL),
                add("new-1", "5", features, same)),
            List.of(
                add("new-2", null, features, larger),
                add(data.ids().get(3), "1", features, new ExampleView.Passage("a\tb\n„c“")),
                add("new-3", "0", Features.ofFloats(floats(16, 9), 16), same))));
  }

  @Test
  void everyKindOfEditOnTableRowsSurvives() {
    Dataset data = Samples.table(30);
    Features features = Features.ofFloats(new float[] {1e-20f, -0f, 3.25f}, 3);
    ExampleView row = data.views().of(0);
    ExampleView other = new ExampleView.Row(List.of("x"), List.of(""));
    survives(
        data,
        List.of(
            List.of(add("neu-ü😀", "neun \\ ü", features, row)),
            List.of(
                add("neu\\2", "1", Features.ofBytes(new byte[] {1, 2, (byte) 255}, 3), other),
                relabel(data, 5, "6", BY_ANNA)),
            List.of(new LabelEdit.Drop("neu-ü😀", BY_ANNA))));
  }

  private static float[] floats(int n, float value) {
    float[] floats = new float[n];
    java.util.Arrays.fill(floats, value);
    return floats;
  }

  @Test
  void featuresThatDoNotFitAreRefused() {
    Dataset data = Samples.pictures(10);
    try (DatasetRepository repository = DatasetRepository.create(place(), data, "In", options())) {
      ExampleView view = new ExampleView.Passage("");
      LabelEdit half = add("h", "1", Features.ofFloats(floats(16, .5f), 16), view);
      InputException fraction =
          assertThrows(InputException.class, () -> repository.edit(List.of(half)));
      assertTrue(fraction.getMessage().contains("whole numbers from 0 to 255"));
      LabelEdit wide = add("w", "1", Features.ofFloats(floats(17, 1), 17), view);
      InputException width =
          assertThrows(InputException.class, () -> repository.edit(List.of(wide)));
      assertEquals("example 'w' has 17 values, expected 16", width.getMessage());
    }
  }

  @Test
  void onlyTheLastJudgementOfAnAnnotatorIsRecorded() {
    Dataset data = Samples.pictures(10);
    try (DatasetRepository repository = DatasetRepository.create(place(), data, "In", options())) {
      repository.edit(List.of(relabel(data, 0, "7", BY_ANNA)));
      repository.edit(List.of(relabel(repository.data(), 0, "4", BY_ANNA)));
      assertEquals(1, repository.commit("Four").counts().orElseThrow().total());
      assertEquals("4", repository.checkout("HEAD", false).label(0));
      assertEquals(Optional.of("4"), repository.diff("HEAD~1", "HEAD").changes().get(0).after());
    }
  }

  @Test
  void classesAreRenamedAndAddedWithoutTouchingLabels() {
    Dataset data = Samples.pictures(20);
    try (DatasetRepository repository = DatasetRepository.create(place(), data, "In", options())) {
      repository.classes().rename("7", "seven", "Say it in words");
      repository.classes().add("none\tof these", "Some are no digits");
      assertEquals("seven", repository.data().label(7));
      repository.edit(List.of(relabel(repository.data(), 0, "none\tof these", BY_ANNA)));
      assertThrows(InputException.class, () -> repository.classes().rename("seven", "7", "Back"));
      repository.commit("No digit");
      LabelDiff diff = repository.diff("HEAD~3", "HEAD");
      assertEquals(
          List.of(
              new ClassChange(Optional.of("7"), Optional.of("seven")),
              new ClassChange(Optional.empty(), Optional.of("none\tof these"))),
          diff.classes());
      assertEquals(1, diff.changes().size());
      assertThrows(InputException.class, () -> repository.classes().add("0", "Again"));
      assertThrows(InputException.class, () -> repository.classes().rename("x", "y", "Unknown"));
      assertEquals("7", repository.checkout("HEAD~3", false).label(7));
      assertEquals("none\tof these", repository.checkout("main", false).label(0));
    }
  }
}
