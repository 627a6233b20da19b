package org.winnow.magics.commands;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.winnow.imports.onnx.Layout;
import org.winnow.imports.onnx.OnnxWish;
import picocli.CommandLine.Option;

/** How examples are given to an ONNX file, and which of its outputs are asked for. */
final class OnnxOptions {
  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description = "Of an ONNX file's input: nchw, nhwc or flat (default: what fits).")
  private Layout layout;

  @Option(
      names = "--subtract",
      paramLabel = "X",
      split = ",",
      description = "From each raw value for an ONNX file; one number, or one for each channel.")
  private List<Float> subtract = List.of();

  @Option(
      names = "--multiply",
      paramLabel = "X",
      split = ",",
      description = "What is left then by this, as 0.00392157 for 1/255; likewise.")
  private List<Float> multiply = List.of();

  @Option(
      names = "--probs",
      paramLabel = "OUTPUT",
      description = "The output of an ONNX file that holds class probabilities.")
  private String probabilities;

  @Option(
      names = "--embeddings",
      paramLabel = "OUTPUT",
      description = "The output of an ONNX file that examples are compared by.")
  private String embeddings;

  @Option(names = "--logits", description = "Its probabilities are still to go through softmax.")
  private boolean logits;

  OnnxWish wish() {
    OnnxWish.Outputs outputs =
        new OnnxWish.Outputs(
            Optional.ofNullable(probabilities), Optional.ofNullable(embeddings), logits);
    OnnxWish wish = OnnxWish.standard().withScaling(subtract, multiply).withOutputs(outputs);
    return layout == null ? wish : wish.withLayout(layout);
  }

  /** Whether any was given. */
  boolean any() {
    return !wish().equals(OnnxWish.standard());
  }

  /** Whether a file is called as ONNX files are. */
  static boolean isOnnx(java.nio.file.Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
  }
}
