package org.winnow.training.engine.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.Weights;
import org.winnow.training.engine.Batch;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.engine.SampleNetworks;
import org.winnow.training.engine.dl4j.Dl4jEngine;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;

/** Scores, gradients and single steps of every operation, against stock Deeplearning4j. */
class StockGradientsTest {
  /** '/' stands for the end of a line. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "input 7/dense 6 relu/dense 5 relu/output 3",
        "input 7/dense 6 tanh/dense 5 sigmoid/output 3",
        "input 7/dense 6 softmax/dense 5 tanh/output 3",
        "input 7/dense 6 tanh/output 3 sigmoid",
        "input 6x6x2/conv 4 3x3 silu/output 3 linear",
        "input 5x4x3/conv 4 3x3 same softmax/output 3",
        "input sequence 5x3/conv1d 4 3 same/softmax/lstm 3/output 3",
        "input 6x5x2/dense 6 silu/output 3",
        "input 6x5x2/dense 6 gelu/output 3",
        "input 7x6x2/conv 4 3x3 stride 2x1 same gelu/gelu/output 3",
        "input 6x6x2/conv 4 3x3 same gelu/batchnorm/gelu/pool max 2x2/dense 7 gelu/output 3",
        "input 6x5x2/conv 4 3x3 same tanh/pool max 2x2/output 3",
        "input 7x7x2/conv 4 3x2 stride 2 silu/pool average 2x2/output 3",
        "input 7x6x2/conv 4 3x3 stride 2x1 same tanh/output 3",
        "input 5x5x3/conv 4 3x3 pad 2 tanh/pool average 3x3 stride 2 pad 1/output 3",
        "input 6x6x2/conv 4 3x3 same elu/pool max 3x3 stride 2 same/dense 5/output 3",
        "input 6x6x2/conv 4 3x3 leakyrelu/conv 4 3x3 relu/output 3",
        "input 12x12x1/conv 20 5x5 relu/pool max 2x2/dense 30 relu/output 10",
        "input 6x6x3/depthwise 3x3 same tanh/conv 4 1x1/output 3",
        "input 6x6x3/depthwise 3x3 stride 2/output 3",
        "input 6x5x1/depthwise 3x2 same tanh/depthwise 2x2 silu/output 3",
        "input 6x6x2/conv 4 3x3/a = pool average global/dense 4/output 3",
        "input 5x5x2/a = conv 4 5x5 tanh/conv 3 1x1 same/flatten/dropout 0/output 3",
        "input 6/dense 8 tanh/conv 3 1x1/flatten/flatten/output 3",
        "input 6x6x2/conv 4 3x3 same/batchnorm/tanh/output 3",
        "input 6/dense 8/batchnorm/silu/output 3",
        "input 6x6x2/conv 4 3x3 same relu/batchnorm/relu/pool max 2x2/dense 7 relu/output 3",
        "input 6x6x2/a = conv 4 3x3 same tanh/conv 4 3x3 same/add <- a, conv2/silu/output 3",
        "input 6x6x2/a = conv 4 3x3 same/b = conv 3 1x1 <- input/concat <- a, b/tanh/output 3",
        "input 6x6x2/conv 4 3x3/a = pool average global/b = pool max global <- conv1/"
            + "concat <- a, b/output 3",
        "input 6x6x2/a = conv 4 3x3 same relu/b = conv 4 3x3 same relu/c = add <- a, b/relu/"
            + "d = conv 4 1x1/add <- c, d/pool average global/output 3",
        "input sequence 6x3/lstm 4/output 3",
        "input sequence 6x3/lstm 4 all/lstm 5/dense 4 tanh/output 3",
        "input sequence 6x3/conv1d 4 3 same relu/pool max global/output 3",
        "input 5x5x2/a = conv 4 5x5 tanh/b = dense 4 <- input/add <- a, b/output 3",
        "input 6/dense 8/layernorm/tanh/output 3",
        "input 5x4x3/conv 4 3x3 same/layernorm/silu/output 3",
        "input sequence 5x3/lstm 4 all/layernorm/tanh/pool max global/output 3",
        "input tokens 6 vocab 9/embedding 3/conv1d 4 3 same tanh/pool average global/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/conv1d 4 3 same sigmoid/layernorm/"
            + "conv1d 4 3 same tanh/lstm 4 all/lstm 3/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/lstm 4 all/pool average global/output 3",
        "input tokens 6 vocab 9 padded/embedding 3/conv1d 4 3 same/pool max global/output 3",
        "input sequence 6x2 padded/conv1d 4 3 dilation 2 same tanh/elu/lstm 4/output 3"
      })
  void agree(String lines) {
    Skeleton skeleton = Skeleton.parse("net", lines.replace('/', '\n'));
    Recipe recipe = Recipe.standard().withOptimizer(Optimizer.SGD);
    Weights weights = Weights.initial(skeleton, 3);
    Batch batch = SampleNetworks.batch(skeleton, Peers.BATCH, 7);
    Plan plan = PlanCompiler.forTraining(skeleton, recipe).orThrow();
    float[] expected = new float[Peers.BATCH * skeleton.classes()];
    float[] found = new float[Peers.BATCH * skeleton.classes()];
    Dl4jEngine stock = Dl4jEngine.standard();
    try (Network reference = stock.forTraining(skeleton, weights, recipe);
        OneDnnNetwork network = new OneDnnNetwork(plan, weights, Peers.surroundings())) {
      reference.logits(batch.inputs(), Peers.BATCH, expected);
      network.logits(batch.inputs(), Peers.BATCH, found);
      Peers.assertClose("scores", expected, found);
      double loss = reference.step(batch, 1, expected);
      assertEquals(loss, network.gradients(batch, found), 1e-5 * loss);
      Peers.assertClose("scores in training", expected, found);
      Weights gradients = network.lastGradients();
      Weights after = reference.weights();
      for (Parameter parameter : plan.parameters()) {
        String name = parameter.name();
        if (!parameter.trained()) {
          // The forward pass moves running statistics.
          Peers.assertClose(name, after.values(name), network.weights().values(name));
          continue;
        }
        Peers.assertClose(
            name, Peers.minus(weights.values(name), after.values(name)), gradients.values(name));
      }
    }
  }
}
