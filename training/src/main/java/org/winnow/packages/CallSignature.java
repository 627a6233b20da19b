package org.winnow.packages;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.TableEncoding;
import org.winnow.training.Skeleton;

/**
 * What goes into a network and what comes out, before its preparation of inputs and after its
 * output's probabilities.
 */
public record CallSignature(List<Port> inputs, List<Port> outputs) {
  public CallSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** A port for each column of a table; else one for all values. Probabilities come out. */
  public static CallSignature of(Skeleton skeleton, Preparation preparation) {
    List<Port> inputs =
        preparation
            .encoding()
            .map(CallSignature::columns)
            .orElseGet(() -> List.of(values(skeleton)));
    Port probabilities = new Port("probabilities", "float32", List.of(skeleton.classes()));
    return new CallSignature(inputs, List.of(probabilities));
  }

  private static List<Port> columns(TableEncoding encoding) {
    List<Port> ports = new ArrayList<>();
    for (ColumnEncoding column : encoding.columns()) {
      String type =
          column instanceof ColumnEncoding.Numeric
              ? "number"
              : column instanceof ColumnEncoding.OneOf ? "category" : "text";
      ports.add(new Port(column.column(), type, List.of()));
    }
    return ports;
  }

  private static Port values(Skeleton skeleton) {
    Shape s = skeleton.inputShape();
    String type = skeleton.input().isTokens() ? "token" : "float32";
    return new Port("input", type, List.of(s.height(), s.width(), s.channels()));
  }

  /** {@code input float32 8x8x1 → probabilities float32 10}. */
  @Override
  public String toString() {
    return text(inputs) + " → " + text(outputs);
  }

  private static String text(List<Port> ports) {
    return String.join(", ", ports.stream().map(Port::toString).toList());
  }
}
