package org.winnow.training.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.winnow.datasets.InputException;
import org.winnow.training.Dl4jExport;
import org.winnow.training.Dl4jImport;
import org.winnow.training.Model;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.SampleModels;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.SampleNetworks;

/** Models written for DL4J answer there as here, train there, and come back. */
class Dl4jExportTest {
  private static final int N = 4;
  private static final List<String> CLASSES = List.of("x", "y", "z");

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    Dl4jEngine.standard();
  }

  private static Model model(String text) {
    Skeleton skeleton = SampleNetworks.skeleton(text);
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.SGD).withLearningRate(0.5);
    return SampleModels.of(skeleton, SampleNetworks.weights(skeleton, 3), recipe, CLASSES);
  }

  @ParameterizedTest
  @MethodSource("org.winnow.training.engine.SampleNetworks#texts")
  void answersThereAsHereAndComesBack(String text) throws IOException {
    Model model = model(text);
    Path file = folder.resolve("net.zip");
    Dl4jExport.save(model, file);
    Batch batch = SampleNetworks.batch(model.skeleton(), N, 7);
    ComputationGraph there = ModelSerializer.restoreComputationGraph(file.toFile());
    try (Inputs inputs = new Inputs(model.skeleton().input())) {
      Inputs.Loaded loaded = inputs.load(batch.inputs(), N);
      INDArray found = there.output(false, loaded.all(), loaded.masks())[0];
      assertArrayEquals(output(model, batch), Arrays2d.read(found), 1e-5f);
    }
    Model back = Dl4jImport.open(file);
    assertEquals(model.skeleton().text(), back.skeleton().text());
    assertEquals(model.preparation(), back.preparation());
    assertEquals(CLASSES, back.classes());
    for (String name : model.weights().names()) {
      assertArrayEquals(model.weights().values(name), back.weights().values(name), name);
    }
  }

  private static float[] output(Model model, Batch batch) {
    float[] logits = new float[N * 3];
    try (Network network = Dl4jEngine.standard().forInference(model.skeleton(), model.weights())) {
      network.logits(batch.inputs(), N, logits);
    }
    INDArray scores = Nd4j.create(logits, new long[] {N, 3}, 'c');
    return Arrays2d.read(
        switch (model.skeleton().scores()) {
          case SOFTMAX -> Transforms.softmax(scores, false);
          case SIGMOID -> Transforms.sigmoid(scores, false);
          case LINEAR -> scores;
        });
  }

  @Test
  void namesTheLayersThatAreWinnowsOwn() {
    Model model = model("input 6/dense 8 gelu/layernorm/dense 4 relu/softmax/output 3");
    assertEquals(
        List.of("dense1", "layernorm1", "softmax1"),
        Dl4jExport.save(model, folder.resolve("own.zip")));
    assertEquals(
        List.of(),
        Dl4jExport.save(model("input 6/dense 8 tanh/output 3"), folder.resolve("plain.zip")));
  }

  @Test
  void whatDl4jTrainsAndSavesAnewComesBack() throws IOException {
    Model model = model("input sequence 6x2/conv1d 4 3 same tanh/layernorm/lstm 3/output 3");
    Path file = folder.resolve("net.zip");
    Dl4jExport.save(model, file);
    ComputationGraph there = ModelSerializer.restoreComputationGraph(file.toFile());
    Batch batch = SampleNetworks.batch(model.skeleton(), N, 7);
    float[] targets = new float[N * 3];
    for (int i = 0; i < N; i++) {
      targets[3 * i + batch.labels()[i]] = 1;
    }
    try (Inputs inputs = new Inputs(model.skeleton().input())) {
      INDArray[] goals = {Nd4j.create(targets, new long[] {N, 3}, 'c')};
      there.fit(inputs.load(batch.inputs(), N).all(), goals);
    }
    Path anew = folder.resolve("anew.zip");
    ModelSerializer.writeModel(there, anew.toFile(), true);

    Model trained = Dl4jImport.open(anew, model);
    Recipe recipe = model.recipe();
    try (Network here =
        Dl4jEngine.standard().forTraining(model.skeleton(), model.weights(), recipe)) {
      here.step(Batch.of(batch.inputs(), batch.labels(), N), 0.5, new float[N * 3]);
      for (String name : model.weights().names()) {
        float[] expected = here.weights().values(name);
        assertArrayEquals(expected, trained.weights().values(name), 1e-5f, name);
        assertFalse(Arrays.equals(model.weights().values(name), expected), name);
      }
    }
    assertEquals(model.preparation(), trained.preparation());
    InputException other =
        assertThrows(
            InputException.class,
            () -> Dl4jImport.open(anew, model("input 6/dense 8/layernorm/output 3")));
    assertTrue(other.getMessage().contains("it has no layer dense1"), other.getMessage());
  }

  @Test
  void anotherSizeIsRefusedAndNothingHalfWrittenIsLeft() throws IOException {
    Path file = folder.resolve("net.zip");
    Dl4jExport.save(model("input 6/dense 8/output 3"), file);
    InputException size =
        assertThrows(
            InputException.class, () -> Dl4jImport.open(file, model("input 6/dense 9/output 3")));
    assertTrue(size.getMessage().contains("has 93 weights, the file has 83"), size.getMessage());
    InputException nowhere =
        assertThrows(
            InputException.class,
            () -> Dl4jExport.save(model("input 6/output 3"), folder.resolve("no/net.zip")));
    assertTrue(nowhere.getMessage().contains("there is no such folder"), nowhere.getMessage());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
