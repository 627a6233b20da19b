package org.winnow.export.onnx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.PreparationJson;
import org.winnow.export.onnx.format.Onnx.ModelProto;
import org.winnow.export.onnx.format.Onnx.OperatorSetIdProto;
import org.winnow.export.onnx.format.Onnx.StringStringEntryProto;
import org.winnow.training.Model;
import org.winnow.training.Scores;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/**
 * A model as an ONNX file: raw features in, class probabilities out, for any number of examples.
 *
 * <p>Inputs are float {@code input} {@code [batch, height, width, channels]}, {@code [batch, steps,
 * channels]} or {@code [batch, features]}; whole numbers {@code [batch, steps]} for tokens; or one
 * input {@code [batch, 1]} for each column of a table. Outputs are {@code probabilities} {@code
 * [batch, classes]} and {@code embeddings} {@code [batch, size]}, what the output layer reads.
 * Names of classes and what a caller has to do lie in the file's metadata.
 */
public final class OnnxExport {
  /** ONNX Runtime reads it since release 1.15; the first in which texts can be compared. */
  public static final int OPSET = 19;

  /** The version of the file's format that came with that opset. */
  private static final int FORMAT = 9;

  static final String PROBABILITIES = "probabilities";
  static final String EMBEDDINGS = "embeddings";

  /** Protobuf's own limit of 2 GiB, less room for what is not weights. */
  private static final long MOST_WEIGHTS = (1L << 29) - (1L << 22);

  private OnnxExport() {}

  /**
   * The bytes of the file; the same model gives the same bytes.
   *
   * @throws InputException where a layer has no place in a plan, or there are too many weights
   */
  public static byte[] of(Model model) {
    Plan plan =
        PlanCompiler.forInference(model.skeleton())
            .plan()
            .orElseThrow(
                () ->
                    new InputException(
                        "ONNX cannot express this: "
                            + PlanCompiler.forInference(model.skeleton())
                                .unsupported()
                                .orElseThrow()));
    if (plan.weights() > MOST_WEIGHTS) {
      throw new InputException(
          "an ONNX file holds at most 2 GiB, and the model has "
              + plan.weights()
              + " weights of 4 bytes");
    }
    return file(model, plan).toByteArray();
  }

  /** What a file is to be given, an input a line. */
  public static String inputs(Model model) {
    return new OnnxCaller(model).text();
  }

  private static ModelProto file(Model model, Plan plan) {
    OnnxGraph graph = new OnnxGraph(model.weights());
    new OnnxInputs(graph, model.skeleton().input(), model.preparation()).add(plan.input());
    OnnxForward forward = new OnnxForward(graph);
    plan.forward().forEach(forward::add);
    graph.begin(PROBABILITIES);
    addProbabilities(graph, model.skeleton().scores(), plan.output());
    Value embedding = plan.value(model.skeleton().embeddingLayer()).orElseThrow();
    Dims flat = Dims.vector(embedding.dims().size());
    String vector = graph.reshaped(graph.at(embedding), flat);
    graph.addOutput(OnnxNode.of("Identity"), List.of(vector), EMBEDDINGS, flat);
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setProducerName("winnow")
        .setGraph(graph.named(plan.name()))
        .addAllMetadataProps(metadata(model))
        .build();
  }

  private static void addProbabilities(OnnxGraph graph, Scores scores, Value output) {
    String logits = graph.at(output);
    Dims dims = output.dims();
    if (scores == Scores.SOFTMAX) {
      OnnxNode softmax = OnnxNode.of("Softmax").whole("axis", 1);
      graph.addOutput(softmax, List.of(logits), PROBABILITIES, dims);
      return;
    }
    String shares = graph.add(OnnxNode.of(scores == Scores.SIGMOID ? "Sigmoid" : "Relu"), logits);
    String total = graph.add(OnnxNode.of("ReduceSum"), shares, graph.axes(1));
    String none = graph.add(OnnxNode.of("Equal"), total, graph.number(0));
    String parts = graph.add(OnnxNode.of("Div"), shares, total);
    String alike = graph.number(1.0 / dims.size());
    graph.addOutput(OnnxNode.of("Where"), List.of(none, alike, parts), PROBABILITIES, dims);
  }

  private static List<StringStringEntryProto> metadata(Model model) {
    ArrayNode classes = JsonNodeFactory.instance.arrayNode();
    model.classes().forEach(classes::add);
    return List.of(
        entry("winnow.classes", classes.toString()),
        entry("winnow.input", inputs(model)),
        entry("winnow.preparation", PreparationJson.write(model.preparation()).toString()),
        entry("winnow.skeleton", model.skeleton().text()),
        entry("winnow.model", model.hash()),
        entry("winnow.data", model.provenance().dataDigest()));
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
