package org.winnow.training.engine.onednn;

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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.training.Recipe;
import org.winnow.training.Refinement;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.SampleNetworks;
import org.winnow.training.engine.UpdaterState;

/** Which engine trains what, what is remembered of it, and that it repeats itself. */
class OneDnnEngineTest {
  private static final Skeleton NET =
      Skeleton.parse("net", "input 6x6x2\nconv 4 3x3 relu\ndropout 0.3\ndense 9 relu\noutput 3");

  private static final Map<String, String> PASSIVE = Map.of("OMP_WAIT_POLICY", "passive");

  @TempDir Path folder;

  private OneDnnEngine engine() {
    return engine(new Threads(Map.of(), 4));
  }

  private OneDnnEngine engine(Threads threads) {
    return new OneDnnEngine(threads, new PlanMemory(folder), OneDnn::library);
  }

  private Network network(OneDnnEngine engine) {
    return engine.forTraining(NET, Weights.initial(NET, 1), Recipe.standard().withBatchSize(5));
  }

  @Test
  void trainsCompiledOnOneThreadWhereWaitingThreadsWouldSpin() {
    try (Network network = network(engine())) {
      assertTrue(network.executor().engine().startsWith("onednn "));
      assertEquals(1, network.executor().threads());
      assertTrue(network.executor().notice().isEmpty());
    }
    assertEquals(4, new Threads(Map.of("OMP_WAIT_POLICY", "PASSIVE"), 4).most());
  }

  @Test
  void triesNoMoreThreadsThanTheMachinesOwnerAllows() {
    assertEquals(3, new Threads(Map.of("WINNOW_THREADS", "3"), 4).most());
    assertEquals(
        1, new Threads(Map.of("WINNOW_THREADS", "1", "OMP_WAIT_POLICY", "passive"), 4).most());
  }

  @Test
  void whatABusyMachineGaveHoldsOnlyWhileItIsBusy() throws IOException {
    double[] load = {2.1};
    OneDnnEngine engine = engine(new Threads(PASSIVE, 2, () -> load[0]));
    network(engine).close();
    String busy = Files.readString(remembered());
    assertTrue(busy.contains("ADAM,\\ busy\\ machine=1"), busy);
    assertFalse(busy.contains("ADAM=1"), busy);
    load[0] = 2;
    network(engine).close();
    String quiet = Files.readString(remembered());
    assertTrue(quiet.contains("ADAM=1"), quiet);
    Files.writeString(remembered(), quiet.replace("ADAM=1", "ADAM=2"));
    load[0] = 9;
    try (Network again = network(engine)) {
      assertEquals(2, again.executor().threads(), "what was found on a quiet machine is better");
    }
  }

  private Path remembered() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".txt")).findFirst().orElseThrow();
    }
  }

  @Test
  void trainsOnAsManyThreadsAsTurnedOutQuickestBefore() throws IOException {
    Threads passive = new Threads(PASSIVE, 2, () -> 0);
    try (Network small = network(engine(passive))) {
      assertEquals(1, small.executor().threads(), "there is nothing to divide");
    }
    String text = Files.readString(remembered());
    assertTrue(text.contains("batch\\ 5,\\ ADAM=1"), text);
    Files.writeString(remembered(), text.replace("ADAM=1", "ADAM=2"));
    try (Network again = network(engine(passive))) {
      assertEquals(2, again.executor().threads());
    }
  }

  @Test
  void repeatsItselfOnTheThreadsThatARecipeAsksFor() {
    Recipe recipe = Recipe.standard().withBatchSize(Peers.BATCH).withThreads(2);
    float[] first = trained(engine().forTraining(NET, Weights.initial(NET, 1), recipe));
    Network again = engine().forTraining(NET, Weights.initial(NET, 1), recipe);
    assertEquals(2, again.executor().threads());
    assertArrayEquals(first, trained(again));
  }

  @Test
  void leavesToStockWhatItsGradientsDisagreeOn() throws IOException {
    network(engine()).close();
    String text = Files.readString(remembered());
    assertTrue(text.contains("checked=agree"), text);
    Files.writeString(remembered(), text.replace("checked=agree", "checked=conv1/W, by 3.0e-01"));
    try (Network network = network(engine())) {
      assertTrue(network.executor().engine().startsWith("dl4j "));
      String notice = network.executor().notice().orElseThrow();
      assertTrue(
          notice.matches("stock Deeplearning4j trains this network, more slowly: .*conv1/W.*"),
          notice);
    }
  }

  @Test
  void trainsGeluCompiledForItsFormulaIsThePublishedOneOnBothSides() {
    Skeleton gelu = Skeleton.parse("net", "input 6x6x2\nconv 4 3x3 gelu\ndense 9 gelu\noutput 3");
    Weights weights = Weights.initial(gelu, 1);
    try (Network network = engine().forTraining(gelu, weights, Recipe.standard())) {
      assertTrue(network.executor().engine().startsWith("onednn "));
      assertTrue(network.executor().notice().isEmpty());
    }
  }

  @Test
  void trainsFrozenLayersCompiledAndLeavesThemAsTheyAre() {
    Skeleton net = Skeleton.parse("net", "input 6x6x2\nconv 4 3x3\nbatchnorm\ntanh\noutput 3");
    Refinement frozen = Refinement.NONE.withFrozen(List.of("conv1", "batchnorm1"));
    Recipe recipe = Recipe.standard().withRefinement(frozen);
    Weights weights = Weights.initial(net, 1);
    try (Network network = engine().forTraining(net, weights, recipe)) {
      assertTrue(network.executor().engine().startsWith("onednn "));
      network.step(Peers.batch(net), .01, new float[Peers.BATCH * 3]);
      Weights after = network.weights();
      for (String name : List.of("conv1/W", "batchnorm1/gamma", "batchnorm1/mean")) {
        assertArrayEquals(weights.values(name), after.values(name), name);
      }
      assertFalse(Arrays.equals(weights.values("output/W"), after.values("output/W")));
    }
  }

  @Test
  void looksAnewWhereWhatItRememberedIsDamaged() throws IOException {
    network(engine()).close();
    Files.writeString(remembered(), "\\u00zz");
    try (Network network = network(engine())) {
      assertTrue(network.executor().notice().isEmpty());
    }
  }

  private float[] trained(Network fresh) {
    Batch batch = Peers.batch(NET);
    float[] logits = new float[Peers.BATCH * 3];
    try (Network network = fresh) {
      for (int i = 0; i < 20; i++) {
        network.step(batch, .01, logits);
      }
      return network.weights().values("conv1/W");
    }
  }

  @Test
  void givesTheSameBitsAgainAndBesideAnotherTraining() {
    OneDnnEngine engine = engine();
    float[] first = trained(network(engine));
    CompletableFuture<float[]> other =
        CompletableFuture.supplyAsync(() -> trained(network(engine)));
    assertArrayEquals(first, trained(network(engine)));
    assertArrayEquals(first, other.join());
  }

  @Test
  void goesOnFromTheEndOfAnEpoch() {
    Batch batch = Peers.batch(NET);
    float[] logits = new float[Peers.BATCH * 3];
    OneDnnEngine engine = engine();
    Weights expected;
    Weights half;
    UpdaterState state;
    try (Network whole = network(engine)) {
      whole.beginEpoch(1);
      whole.step(batch, .01, logits);
      half = whole.weights();
      state = whole.updaterState();
      whole.beginEpoch(2);
      whole.step(batch, .01, logits);
      expected = whole.weights();
    }
    try (Network second = network(engine)) {
      second.setWeights(half);
      second.setUpdaterState(state);
      second.beginEpoch(2);
      second.step(batch, .01, logits);
      assertArrayEquals(expected.values("dense1/W"), second.weights().values("dense1/W"));
      assertFalse(Arrays.equals(half.values("dense1/W"), expected.values("dense1/W")));
    }
  }

  @Test
  void namesTheLayerAndTheStepOfATokenBeyondItsTable() {
    Skeleton net = Skeleton.parse("net", "input tokens 4 vocab 9\nembedding 3\nlstm 4\noutput 3");
    Weights weights = Weights.initial(net, 1);
    Batch batch = SampleNetworks.batch(net, 5, 1);
    try (Network network = engine().forTraining(net, weights, Recipe.standard())) {
      assertTrue(network.executor().engine().startsWith("onednn "));
      batch.inputs()[6] = 9;
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class, () -> network.step(batch, .01, new float[15]));
      assertEquals(
          "layer 'embedding1' takes whole numbers from 0 to 8, got 9.0 at step 3",
          error.getMessage());
      assertArrayEquals(weights.values("embedding1/W"), network.weights().values("embedding1/W"));
    }
  }

  @Test
  void namesTheMissingLibraryAndLetsStockTrain() {
    OneDnnEngine without =
        new OneDnnEngine(
            new Threads(Map.of(), 4),
            new PlanMemory(folder),
            () -> {
              throw new UnsatisfiedLinkError("no jnidnnl in java.library.path");
            });
    assertTrue(without.description().startsWith("onednn missing for dl4j "));
    assertEquals("missing", without.versions().get("onednn"));
    Batch batch = Peers.batch(NET);
    float[] logits = new float[Peers.BATCH * 3];
    try (Network network = network(without)) {
      assertTrue(network.executor().engine().startsWith("dl4j "));
      assertEquals(
          "stock Deeplearning4j trains this network, more slowly: oneDNN does not load here (no"
              + " jnidnnl in java.library.path)",
          network.executor().notice().orElseThrow());
      assertTrue(Double.isFinite(network.step(batch, .01, logits)));
    }
    try (Network network = without.forInference(NET, Weights.initial(NET, 1))) {
      assertTrue(network.executor().notice().orElseThrow().contains("computes this network"));
      network.logits(batch.inputs(), Peers.BATCH, logits);
    }
  }

  @Test
  void refusesALabelOutsideTheClassesBeforeAnythingIsComputed() {
    Batch good = Peers.batch(NET);
    Batch bad = Batch.of(good.inputs(), new int[] {0, 2, 3, 1, 0}, Peers.BATCH);
    Weights weights = Weights.initial(NET, 1);
    try (Network network = network(engine())) {
      IllegalArgumentException error =
          assertThrows(
              IllegalArgumentException.class,
              () -> network.step(bad, .01, new float[Peers.BATCH * 3]));
      assertEquals("label 3 of example 2 is not one of 3", error.getMessage());
      assertArrayEquals(weights.values("dense1/W"), network.weights().values("dense1/W"));
    }
  }

  @Test
  void stopsBeforeANotFiniteLossReachesTheWeights() {
    Batch batch = Peers.batch(NET);
    batch.inputs()[3] = Float.NaN;
    float[] logits = new float[Peers.BATCH * 3];
    Skeleton tanh = Skeleton.parse("net", "input 6x6x2\nconv 4 3x3 tanh\noutput 3");
    Weights weights = Weights.initial(tanh, 1);
    try (Network network = engine().forTraining(tanh, weights, Recipe.standard())) {
      assertTrue(Double.isNaN(network.step(batch, .01, logits)));
      assertArrayEquals(weights.values("conv1/W"), network.weights().values("conv1/W"));
    }
  }
}
