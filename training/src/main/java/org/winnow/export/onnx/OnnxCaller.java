package org.winnow.export.onnx;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.Shape;
import org.winnow.datasets.TableEncoding;
import org.winnow.training.Input;
import org.winnow.training.Model;

/** What whoever calls an ONNX file has to give, in words. */
final class OnnxCaller {
  private final Model model;

  OnnxCaller(Model model) {
    this.model = model;
  }

  String text() {
    Optional<TableEncoding> columns = OnnxInputs.columns(model.preparation());
    if (columns.isPresent()) {
      return table(columns.get());
    }
    Input input = model.skeleton().input();
    Shape shape = input.shape();
    if (input.isTokens()) {
      return "input: int64 [batch, %d], tokens from 0 to %d%s"
          .formatted(shape.height(), input.vocabulary() - 1, words());
    }
    String end = input.padded() ? "; zeros fill up shorter sequences" : "";
    if (Input.isSequence(shape)) {
      return "input: float [batch, %d, %d], steps and values, raw%s"
          .formatted(shape.height(), shape.channels(), end);
    }
    if (shape.size() == shape.channels()) {
      return "input: float [batch, %d], raw features%s".formatted(shape.size(), words());
    }
    return "input: float [batch, %d, %d, %d], height, width and channels, raw pixels"
        .formatted(shape.height(), shape.width(), shape.channels());
  }

  /** Texts are taken apart outside: ONNX Runtime has no words of Unicode. */
  private String words() {
    return model.preparation().encoding().isPresent()
        ? "; the caller takes texts apart as winnow.preparation says"
        : "";
  }

  private static String table(TableEncoding table) {
    List<String> names = OnnxColumns.names(table);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      ColumnEncoding column = table.columns().get(i);
      text.append(i == 0 ? "" : "\n")
          .append(names.get(i))
          .append(
              column instanceof ColumnEncoding.Numeric
                  ? ": float [batch, 1], NaN where missing"
                  : ": string [batch, 1] without spaces around, empty where missing");
    }
    return text.toString();
  }
}
