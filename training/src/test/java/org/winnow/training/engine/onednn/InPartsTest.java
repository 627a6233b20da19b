package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.SampleNetworks;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/** Predictions and embeddings of more examples than a pass has cache for. */
class InPartsTest {
  private static final int MANY = 70;
  private static final String TEXT =
      "input 32x32x3/conv 24 3x3 same relu/conv 8 3x3 same tanh/pool max 4x4/output 3";

  @ParameterizedTest
  @ValueSource(strings = {"output", "pool1"})
  void areThoseOfEachExampleAlone(String layer) {
    Skeleton skeleton = SampleNetworks.skeleton(TEXT);
    Plan plan = PlanCompiler.forInference(skeleton).orThrow();
    Value upTo = plan.value(layer).orElseThrow();
    int width = upTo.dims().size();
    int size = skeleton.inputShape().size();
    float[] inputs = inputs(MANY * size);
    long whole = bytesOfAll(plan, skeleton);
    assertTrue(whole > 6_000_000, "all at once take " + whole + " bytes");
    try (OneDnnNetwork network = network(plan, skeleton)) {
      float[] found = new float[MANY * width];
      network.activations(layer, inputs, MANY, found);
      assertTrue(network.bytes() < whole, "memory for all was kept: " + network.bytes());
      for (int i = 0; i < MANY; i++) {
        float[] one = new float[width];
        network.activations(layer, Arrays.copyOfRange(inputs, i * size, (i + 1) * size), 1, one);
        for (int j = 0; j < width; j++) {
          assertEquals(one[j], found[i * width + j], 1e-5 * Math.max(1, Math.abs(one[j])));
        }
      }
    }
  }

  private static OneDnnNetwork network(Plan plan, Skeleton skeleton) {
    return new OneDnnNetwork(plan, SampleNetworks.weights(skeleton, 3), Peers.surroundings());
  }

  private static long bytesOfAll(Plan plan, Skeleton skeleton) {
    try (OneDnnNetwork network = network(plan, skeleton)) {
      network.compile(MANY);
      return network.bytes();
    }
  }

  private static float[] inputs(int count) {
    SplittableRandom random = new SplittableRandom(5);
    float[] inputs = new float[count];
    for (int i = 0; i < count; i++) {
      inputs[i] = (float) (2 * random.nextDouble() - 1);
    }
    return inputs;
  }
}
