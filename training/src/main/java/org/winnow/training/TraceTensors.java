package org.winnow.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;

/** A training trace as arrays of a file, and back. */
final class TraceTensors {
  private TraceTensors() {}

  /** What the arrays' shapes do not say. */
  static ObjectNode describe(TrainingTrace trace) {
    return CanonicalJson.object()
        .put("epochs", trace.epochs())
        .put("firstHalfEpochs", trace.firstHalfEpochs())
        .put("every", trace.table().every);
  }

  static List<Tensor> of(TrainingTrace trace) {
    TrainingTrace.Parts p = trace.parts();
    EpochTable table = trace.table();
    int n = p.labels().length;
    int kept = table.predictions.length / n;
    List<Tensor> tensors = new ArrayList<>();
    addIds(p.ids(), tensors);
    tensors.add(Tensor.of("labels", List.of(n), p.labels()));
    tensors.add(Tensor.of("logit_sum", List.of(n, p.classes()), p.sum()));
    tensors.add(Tensor.of("first_half_logit_sum", List.of(n, p.classes()), p.halfSum()));
    List<Integer> shape = List.of(kept, n, 2);
    tensors.add(
        table.full != null
            ? Tensor.of("loss_and_margin", shape, table.full)
            : Tensor.of("loss_and_margin", Tensor.Type.BF16, shape, table.half));
    tensors.add(Tensor.of("prediction", Tensor.Type.U16, List.of(kept, n), table.predictions));
    return tensors;
  }

  private static void addIds(List<String> ids, List<Tensor> tensors) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int[] ends = new int[ids.size()];
    for (int i = 0; i < ends.length; i++) {
      text.writeBytes(ids.get(i).getBytes(StandardCharsets.UTF_8));
      ends[i] = text.size();
    }
    tensors.add(Tensor.of("ids", text.toByteArray()));
    tensors.add(Tensor.of("id_ends", List.of(ends.length), ends));
  }

  static TrainingTrace read(List<Tensor> tensors, JsonNode described) {
    List<String> names = tensors.stream().map(Tensor::name).toList();
    List<String> wanted =
        List.of(
            "ids",
            "id_ends",
            "labels",
            "logit_sum",
            "first_half_logit_sum",
            "loss_and_margin",
            "prediction");
    if (!names.equals(wanted)) {
      throw new InputException("a trace holds " + wanted + ", got " + names);
    }
    int n = tensors.get(2).shape().get(0);
    int classes = tensors.get(3).shape().get(1);
    int epochs = described.path("epochs").asInt();
    int half = described.path("firstHalfEpochs").asInt();
    int every = described.path("every").asInt();
    boolean plausible = epochs >= 1 && every >= 1 && half >= 1 && half <= epochs && n >= 1;
    int kept = plausible ? (epochs + every - 1) / every : 0;
    require(tensors.get(1), Tensor.Type.I32, List.of(n));
    require(tensors.get(2), Tensor.Type.I32, List.of(n));
    require(tensors.get(3), Tensor.Type.F32, List.of(n, classes));
    require(tensors.get(4), Tensor.Type.F32, List.of(n, classes));
    Tensor.Type type =
        tensors.get(5).type() == Tensor.Type.BF16 ? Tensor.Type.BF16 : Tensor.Type.F32;
    require(tensors.get(5), type, List.of(kept, n, 2));
    require(tensors.get(6), Tensor.Type.U16, List.of(kept, n));
    boolean full = type == Tensor.Type.F32;
    EpochTable table =
        new EpochTable(
            n,
            every,
            full ? tensors.get(5).floats() : null,
            full ? null : tensors.get(5).shorts(),
            tensors.get(6).shorts());
    return new TrainingTrace(
        new TrainingTrace.Parts(
            ids(tensors.get(0).bytes(), tensors.get(1).ints()),
            classes,
            labels(tensors.get(2).ints(), classes),
            tensors.get(3).floats(),
            tensors.get(4).floats(),
            half,
            epochs),
        table);
  }

  private static void require(Tensor tensor, Tensor.Type type, List<Integer> shape) {
    if (tensor.type() != type || !tensor.shape().equals(shape)) {
      throw new InputException(
          "the trace's "
              + tensor.name()
              + " should be "
              + type
              + " "
              + shape
              + ", got "
              + tensor.type()
              + " "
              + tensor.shape());
    }
  }

  private static int[] labels(int[] labels, int classes) {
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new InputException("the trace holds the label " + label + " of " + classes);
      }
    }
    return labels;
  }

  private static List<String> ids(byte[] text, int[] ends) {
    List<String> ids = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      if (end <= from || end > text.length) {
        throw new InputException("the trace's ids do not fit their text");
      }
      ids.add(new String(text, from, end - from, StandardCharsets.UTF_8));
      from = end;
    }
    if (from != text.length) {
      throw new InputException("the trace's ids do not fit their text");
    }
    return List.copyOf(ids);
  }
}
