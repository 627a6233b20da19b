package org.winnow.imports.onnx;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/**
 * Which of a file's outputs are asked for.
 *
 * @param probabilities the name of an output of one value for each class
 * @param embeddings the name of another
 */
record OnnxOutputs(Optional<String> probabilities, Optional<String> embeddings) {
  private static final String PROBABILITIES = "probabilities";
  private static final String EMBEDDINGS = "embeddings";

  static OnnxOutputs of(OnnxReport report, OnnxWish.Outputs wish, int classes) {
    List<OnnxPort> there = report.outputs().stream().filter(o -> o.type().equals("FLOAT")).toList();
    Optional<String> probabilities =
        wish.probabilities()
            .map(name -> named(there, name))
            .or(() -> known(there, PROBABILITIES))
            .or(() -> ofWidth(there, classes))
            .filter(name -> !wish.embeddings().equals(Optional.of(name)));
    Optional<String> embeddings =
        wish.embeddings()
            .map(name -> named(there, name))
            .or(() -> known(there, EMBEDDINGS))
            .or(() -> probabilities.isEmpty() ? only(there) : Optional.empty());
    if (probabilities.isEmpty() && embeddings.isEmpty()) {
      throw new InputException(
          "none of its outputs is known as probabilities of "
              + classes
              + " classes; name one by --probs or --embeddings: "
              + there);
    }
    return new OnnxOutputs(probabilities, embeddings);
  }

  private static String named(List<OnnxPort> there, String name) {
    return known(there, name)
        .orElseThrow(
            () ->
                new InputException(
                    "it has no output '"
                        + name
                        + "' of floats"
                        + NearestName.of(name, there.stream().map(OnnxPort::name).toList())
                            .map(n -> "; did you mean '" + n + "'?")
                            .orElse("; there are " + there)));
  }

  private static Optional<String> known(List<OnnxPort> there, String name) {
    return there.stream().map(OnnxPort::name).filter(name::equals).findFirst();
  }

  private static Optional<String> ofWidth(List<OnnxPort> there, int classes) {
    List<OnnxPort> fit =
        there.stream().filter(o -> o.sides().size() == 2 && o.sides().get(1) == classes).toList();
    return only(fit);
  }

  private static Optional<String> only(List<OnnxPort> ports) {
    return ports.size() == 1 ? Optional.of(ports.get(0).name()) : Optional.empty();
  }

  /** Those that are there, probabilities first. */
  List<String> names() {
    return Stream.concat(probabilities.stream(), embeddings.stream()).toList();
  }
}
