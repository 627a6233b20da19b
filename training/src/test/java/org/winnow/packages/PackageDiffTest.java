package org.winnow.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Schema;
import org.winnow.training.Model;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Trainer;
import org.winnow.training.TrainingMonitor;

class PackageDiffTest {
  private static final Dataset DATA = SamplePackages.DATA;

  @Test
  void aPackageIsNotOtherThanItself() {
    Model model = SamplePackages.trained();
    PackageFile one = SamplePackages.of(model);
    assertTrue(PackageDiff.of(one, SamplePackages.of(model)).isEmpty());
  }

  @Test
  void tellsWhatDiffersAndNothingElse() {
    PackageFile before = SamplePackages.of(SamplePackages.trained());
    Dataset renamed =
        DATA.toBuilder()
            .schema(new Schema(DATA.schema().shape(), List.of(), List.of("c0", "c1", "third")))
            .preparation(Preparation.unit(128))
            .build();
    String text = SamplePackages.SKELETON.replace("conv 2", "conv 4");
    Model other =
        new Trainer(Skeleton.parse("tiny", text), Recipe.standard().withEpochs(3).withBatchSize(16))
            .train(renamed, TrainingMonitor.silent())
            .withOrigin("f".repeat(40), 2);
    PackageCard card = PackageCard.of("org.acme:blobs@2.0.0", "MIT");
    PackageDiff diff = PackageDiff.of(before, SamplePackages.of(other, renamed, card));
    Map<String, PackageDiff.Row> rows =
        diff.rows().stream().collect(Collectors.toMap(PackageDiff.Row::what, r -> r));
    assertEquals(new PackageDiff.Row("classes", "c2", "third"), rows.get("classes"));
    assertEquals(
        new PackageDiff.Row("layers", "conv 2 3x3 relu", "conv 4 3x3 relu"), rows.get("layers"));
    assertEquals(new PackageDiff.Row("weights", "", "of other shapes"), rows.get("weights"));
    assertEquals(new PackageDiff.Row("recipe epochs", "2", "3"), rows.get("recipe epochs"));
    assertEquals(new PackageDiff.Row("commit", "0123456789ab", "ffffffffffff"), rows.get("commit"));
    assertEquals(new PackageDiff.Row("pendingEdits", "0", "2"), rows.get("pendingEdits"));
    assertTrue(rows.get("preparation").after().contains("0.0078125"), diff.toString());
    assertTrue(rows.get("accuracy, validation split of blobs").after().endsWith("(other data)"));
    assertEquals(new PackageDiff.Row("licence", "Apache-2.0", "MIT"), rows.get("licence"));
    assertTrue(!rows.containsKey("signature") && !rows.containsKey("recipe seed"), rows.toString());
  }

  @Test
  void tellsHowFarWeightsAreApart() {
    Model model = SamplePackages.trained();
    Recipe longer = model.recipe().withEpochs(4);
    Model further = new Trainer(model.skeleton(), longer).train(DATA, TrainingMonitor.silent());
    PackageDiff diff = PackageDiff.of(SamplePackages.of(model), SamplePackages.of(further));
    String told =
        diff.rows().stream()
            .filter(r -> r.what().equals("weights"))
            .map(PackageDiff.Row::after)
            .findFirst()
            .orElseThrow();
    assertTrue(told.matches("\\d of 8 arrays differ, by at most \\d.*"), told);
  }

  @Test
  void anotherOrderOfTheSameIsToldApart() {
    assertEquals(
        new PackageDiff.Row("classes", "one order", "another"),
        ListChange.of(List.of("a", "b"), List.of("b", "a")).orElseThrow().row("classes"));
    assertEquals(
        new PackageDiff.Row("layers", "a", "c"),
        ListChange.of(List.of("a", "a", "b"), List.of("a", "b", "c")).orElseThrow().row("layers"));
  }
}
