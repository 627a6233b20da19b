package org.winnow.training.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.winnow.training.Optimizer;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.plan.Compilation;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Update;
import org.winnow.training.plan.Value;

/** What a plan says of DL4J's vectors and shapes is what DL4J's own network says of itself. */
class PlanLayoutTest {
  static List<String> skeletons() {
    return List.of(
        "input 7/dense 6 tanh/dense 5 sigmoid/output 3",
        "input 7/dense 6 softmax/dense 5 tanh/output 3",
        "input 5x4x3/conv 4 3x3 same softmax/output 3",
        "input sequence 5x3/conv1d 4 3 same/softmax/lstm 3/output 3",
        "input 7x7x2/conv 4 3x2 stride 2 silu/pool average 2x2/output 3",
        "input 7x6x2/conv 4 3x3 stride 2x1 same gelu/output 3",
        "input 6x5x3/conv 4 3x3 pad 2 tanh/pool average 3x3 stride 2 pad 1/output 3",
        "input 6x6x2/conv 4 3x3 same elu/pool max 3x3 stride 2 same/dense 5/output 3",
        "input 6x6x3/depthwise 3x3 same tanh/conv 4 1x1/output 3",
        "input 6x6x2/conv 4 3x3 same/batchnorm/tanh/batchnorm/conv 2 1x1/output 3",
        "input 6x6x2/a = conv 4 3x3 same tanh/b = conv 4 3x3 same/add <- b, a/silu/output 3",
        "input 6x6x2/z = conv 4 3x3 same/a = conv 3 1x1 <- input/concat <- a, z/tanh/output 3",
        "input 6x6x2/conv 4 3x3/a = pool average global/b = pool max global <- conv1/"
            + "concat <- a, b/output 3",
        "input 5x5x2/a = conv 4 5x5 tanh/b = dense 4 <- input/add <- a, b/output 3",
        "input 5x5x2/conv 3 1x1 same/flatten/dropout 0.5/output 3",
        "input 6/dense 8 tanh/conv 3 1x1/flatten/flatten/output 3");
  }

  @ParameterizedTest
  @MethodSource("skeletons")
  void arraysStateAndShapesLieWhereDl4jHasThem(String lines) {
    Skeleton skeleton = Skeleton.parse("net", lines.replace('/', '\n'));
    for (Optimizer optimizer : Optimizer.values()) {
      Recipe recipe = Recipe.standard().withOptimizer(optimizer).withWeightDecay(0.1);
      ComputationGraphConfiguration conf =
          Dl4jConfiguration.forTraining(skeleton, recipe, new TracedLoss(), new CurrentRate());
      Plan plan = PlanCompiler.forTraining(skeleton, recipe).orThrow();
      ComputationGraph graph = new ComputationGraph(conf);
      graph.init();
      assertSameLayout(graph, plan);
      assertSameState(graph, plan.training().orElseThrow().update());
      assertEquals(
          skeleton.layers().stream().map(layer -> layer.name()).sorted().toList(),
          skeleton.layers().stream()
              .map(layer -> plan.value(layer.name()).orElseThrow().name())
              .sorted()
              .toList());
      graph.close();
    }
  }

  @Test
  void layersBeyondTheSkeletonsLieWhereDl4jHasThemToo() {
    for (ComputationGraphConfiguration conf : RawGraphs.all()) {
      Plan plan = PlanWriter.write("raw", conf, new PlanInput(RawGraphs.input(conf), false));
      ComputationGraph graph = new ComputationGraph(conf);
      graph.init();
      assertSameLayout(graph, plan);
      graph.close();
    }
  }

  private static void assertSameLayout(ComputationGraph graph, Plan plan) {
    assertEquals(graph.numParams(), plan.weights());
    for (Parameter p : plan.parameters()) {
      INDArray own = graph.getParam(key(p));
      assertEquals(own.offset(), p.offset(), p.name());
      assertEquals(own.length(), p.size(), p.name());
      boolean alongSteps = // which DL4J does not say as it is: see Parameters
          p.shape().size() == 4
              && graph.getLayer(p.name().split("/")[0]).conf().getLayer()
                  instanceof Convolution1DLayer;
      if (p.shape().size() > 1 && !alongSteps) {
        assertEquals(sides(own.shape()), p.shape(), p.name());
        long[] strides = own.stride();
        for (int axis = 0; axis < strides.length; axis++) {
          // Along an axis of one element there is no neighbour.
          assertTrue(p.shape().get(axis) == 1 || strides[axis] == p.strides().get(axis), p.name());
        }
      }
    }
    Value in = plan.input();
    long[] shape = new long[in.dims().sides().size() + 1];
    shape[0] = 2;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = in.dims().sides().get(i - 1);
    }
    Map<String, INDArray> found = graph.feedForward(new INDArray[] {Nd4j.ones(shape)}, false, true);
    for (Forward op : plan.forward()) {
      if (found.containsKey(op.output().name())) {
        long[] own = found.get(op.output().name()).shape();
        assertEquals(
            sides(Arrays.copyOfRange(own, 1, own.length)), op.output().dims().sides(), op.layer());
      }
    }
  }

  private static void assertSameState(ComputationGraph graph, Update update) {
    List<List<Long>> theirs =
        ((BaseMultiLayerUpdater<?>) graph.getUpdater())
            .getUpdaterBlocks().stream()
                .filter(b -> update.updater().stateArrays() > 0)
                .filter(b -> b.getUpdaterViewOffsetEnd() > b.getUpdaterViewOffsetStart())
                .map(
                    b ->
                        List.of(
                            (long) b.getParamOffsetStart(),
                            (long) b.getParamOffsetEnd() - b.getParamOffsetStart(),
                            (long) b.getUpdaterViewOffsetStart()))
                .toList();
    List<List<Long>> ours =
        update.blocks().stream()
            .filter(b -> update.updater().stateArrays() > 0)
            .map(b -> List.of(b.from(), b.length(), b.stateFrom()))
            .toList();
    assertEquals(theirs, ours);
    INDArray state = graph.getUpdater().getStateViewArray();
    assertEquals(state == null ? 0 : state.length(), update.stateSize());
  }

  private static List<Integer> sides(long[] shape) {
    return Arrays.stream(shape).mapToObj(Math::toIntExact).toList();
  }

  private static String key(Parameter p) {
    int slash = p.name().indexOf('/');
    String array = p.name().substring(slash + 1);
    return p.name().substring(0, slash) + "_" + (array.equals("variance") ? "var" : array);
  }

  @Test
  void whatAPlanCannotSayIsNamed() {
    Compilation none = RawGraphs.compilation(RawGraphs.withLocalResponse());
    assertEquals(
        "layer 'lrn': a plan has no LocalResponseNormalization", none.unsupported().orElseThrow());
    Compilation noise = RawGraphs.compilation(RawGraphs.withInnerDropout());
    assertEquals(
        "layer 'dense': dropout inside a layer; write it as a layer of its own",
        noise.unsupported().orElseThrow());
  }
}
