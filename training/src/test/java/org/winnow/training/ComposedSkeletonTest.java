package org.winnow.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;

/** A published network as the first part of a new one. */
class ComposedSkeletonTest {
  private static final String SHA = "a".repeat(64);
  private static final String NAME = "org.acme:blobs@1.0.0";
  private static Dataset data;
  private static Model published;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    data = Blobs.of(200, new Shape(4, 4, 1), 3, 5);
    Skeleton net =
        Skeleton.parse(
            "net",
            "input "
                + data.schema().shape()
                + "\ndense 8 relu\nwide = dense 6 tanh\nside = dense 5 relu <- dense1\nconcat <- wide, side\noutput 3\n");
    published = new Trainer(net, recipe()).train(data, TrainingMonitor.silent());
  }

  private static Recipe recipe() {
    return Recipe.standard().withEpochs(3).withThreads(1);
  }

  private static Published.Found find(String reference) {
    if (!reference.equals(NAME)) {
      throw new InputException(reference + " is not installed");
    }
    return new Published.Found(published, NAME, SHA);
  }

  private static Skeleton parse(String text) {
    return Skeleton.parse("new", text, ComposedSkeletonTest::find);
  }

  private static List<String> names(Skeleton skeleton) {
    return skeleton.layers().stream().map(Layer::name).toList();
  }

  @Test
  void takesTheLayersUpToTheOneNamedAndWhatItReads() {
    Skeleton up = parse("use " + NAME + " to wide frozen // theirs\ndense 4 relu\noutput 3\n");
    assertEquals(List.of("input", "dense1", "wide", "dense3", "output"), names(up));
    assertEquals(List.of("wide"), up.requireLayer("dense3").inputs());
    assertEquals(
        new Base(NAME, SHA, "wide", true, List.of("input", "dense1", "wide")),
        up.base().orElseThrow());
    Skeleton whole = parse("use " + NAME + "\noutput 2\n");
    assertEquals(List.of("input", "dense1", "wide", "side", "concat1", "output"), names(whole));
    assertFalse(whole.base().orElseThrow().frozen());
    assertEquals(whole.layers(), Skeleton.parse("new", whole.text()).layers());
    assertNotEquals(whole, Skeleton.parse("new", whole.text()));
  }

  @Test
  void beginsWithThePublishedWeightsAndDrawsTheOthersAsEver() {
    Skeleton skeleton = parse("use " + NAME + " to wide\noutput 3\n");
    Weights first = Weights.first(skeleton, 4);
    Weights drawn = Weights.initial(skeleton, 4);
    for (String name : first.names()) {
      Weights from = name.startsWith("output") ? drawn : published.weights();
      assertArrayEquals(from.values(name), first.values(name), name);
    }
  }

  @Test
  void frozenLayersStayAndOthersLearnThroughThem() {
    Model still =
        new Trainer(parse("use " + NAME + " to wide frozen\noutput 3\n"), recipe())
            .train(data, TrainingMonitor.silent());
    Model moved =
        new Trainer(parse("use " + NAME + " to wide\noutput 3\n"), recipe())
            .train(data, TrainingMonitor.silent());
    for (String name : List.of("dense1/W", "wide/W", "wide/b")) {
      float[] before = published.weights().values(name);
      assertArrayEquals(before, still.weights().values(name), name);
      assertFalse(Arrays.equals(before, moved.weights().values(name)), name);
    }
    assertEquals(List.of("dense1", "wide"), still.recipe().refinement().frozen());
  }

  @Test
  void inputsArePreparedAsForThePublishedNetwork() {
    Preparation own = new Preparation(List.of(new Preparation.Scale(0, 0.25f)));
    Dataset scaled = data.toBuilder().preparation(own).build();
    Model model =
        new Trainer(parse("use " + NAME + " frozen\noutput 3\n"), recipe())
            .train(scaled, TrainingMonitor.silent());
    assertNotEquals(own, published.preparation());
    assertEquals(published.preparation(), model.preparation());
    int[] rows = data.labelledRows(Split.TRAIN);
    assertArrayEquals(
        published.embeddings("wide", data, rows)[0], model.embeddings("wide", scaled, rows)[0]);
  }

  @Test
  void itsFileTellsOfItsDescentAndItsTrainingCanGoOn() {
    Skeleton skeleton = parse("use " + NAME + " to wide frozen\noutput 3\n");
    Model model = new Trainer(skeleton, recipe()).train(data, TrainingMonitor.silent());
    Path file = folder.resolve("composed.winnow");
    model.saveResumable(file);
    Model opened = Model.open(file);
    assertEquals(skeleton, opened.skeleton());
    assertEquals(model.hash(), opened.hash());
    Model longer =
        new Trainer(opened.skeleton(), opened.recipe().withEpochs(5))
            .resume(opened, data, TrainingMonitor.silent());
    Model atOnce =
        new Trainer(skeleton, recipe().withEpochs(5)).train(data, TrainingMonitor.silent());
    assertEquals(atOnce.hash(), longer.hash());
    Trainer anew = new Trainer(opened.skeleton(), recipe());
    InputException told =
        assertThrows(InputException.class, () -> anew.train(data, TrainingMonitor.silent()));
    assertTrue(told.getMessage().contains("use " + NAME), told.getMessage());
  }

  @Test
  void saysWhatIsWrongWithTheLine() {
    Map.of(
            "use\noutput 2\n",
            "use needs a package",
            "use org.acme:other@1.0.0\noutput 2\n",
            "is not installed",
            "use " + NAME + " to\noutput 2\n",
            "after 'to'",
            "use " + NAME + " to wid\noutput 2\n",
            "did you mean 'wide'",
            "use " + NAME + " to output\noutput 2\n",
            "cannot be built upon",
            "use " + NAME + " to input\noutput 2\n",
            "has no weights",
            "use " + NAME + " melted\noutput 2\n",
            "does not know 'melted'",
            "input 4\nuse " + NAME + "\noutput 2\n",
            "use comes first")
        .forEach(
            (text, message) -> {
              String told = assertThrows(InputException.class, () -> parse(text)).getMessage();
              assertTrue(told.startsWith("skeleton new, line "), told);
              assertTrue(told.contains(message), told);
            });
    assertThrows(InputException.class, () -> Skeleton.parse("new", "use " + NAME + "\noutput 2\n"));
  }
}
