package org.winnow.imports.onnx;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an ONNX file says of itself, read without running it.
 *
 * @param opset of ONNX's own operations, 0 where it names none
 * @param inputs what it is to be given; constants that it has itself are left out
 * @param unsupported why it cannot be imported, one reason a line; empty: it can
 */
public record OnnxReport(
    long opset, List<OnnxPort> inputs, List<OnnxPort> outputs, List<String> unsupported) {
  public OnnxReport {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    unsupported = List.copyOf(unsupported);
  }

  /** A few lines. */
  public String text() {
    return "opset "
        + opset
        + "\nin   "
        + lines(inputs)
        + "\nout  "
        + lines(outputs)
        + (unsupported.isEmpty() ? "" : "\nnot supported:\n  " + String.join("\n  ", unsupported));
  }

  private static String lines(List<OnnxPort> ports) {
    return ports.stream().map(OnnxPort::toString).collect(Collectors.joining("\n     "));
  }
}
