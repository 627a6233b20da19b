package org.winnow.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;

/** Reads a window with its options, and the activation behind it where there may be one. */
final class WindowReader {
  private final Words words;
  private final boolean activates;
  private final boolean sequence;
  private int[] size;
  private int[] stride;
  private int dilation = 1;
  private Padding padding = Padding.VALID;
  private Activation activation = Activation.NONE;

  private WindowReader(Words words, boolean activates, boolean sequence) {
    this.words = words;
    this.activates = activates;
    this.sequence = sequence;
    this.size = sequence ? along("a number of steps, as 5", 1) : words.sides("a window, as 3x3");
    this.stride = activates ? new int[] {1, 1} : size;
    while (words.hasMore()) {
      option();
    }
  }

  /**
   * The window of a convolution: its stride is 1 unless written.
   *
   * @param sequence whether it is one number of steps
   */
  static WindowReader ofLayer(Words words, boolean sequence) {
    return new WindowReader(words, true, sequence);
  }

  /** The window of a pool: its stride is its size unless written. */
  static WindowReader ofPool(Words words) {
    return new WindowReader(words, false, false);
  }

  Window window() {
    return new Window(size[0], size[1], stride[0], stride[1], padding, dilation);
  }

  Activation activation() {
    return activation;
  }

  private void option() {
    String word = words.word("an option");
    switch (word) {
      case "stride" ->
          stride = sequence ? along("a stride, as 2", 1) : words.sides("a stride, as 2");
      case "same" -> padding = Padding.SAME;
      case "valid" -> padding = Padding.VALID;
      case "pad" -> {
        int[] pixels = sequence ? along("a number of steps", 0) : words.sides("a number of pixels");
        padding = Padding.of(pixels[0], pixels[1]);
      }
      default -> other(word);
    }
  }

  private int[] along(String what, int across) {
    return new int[] {words.count(what), across};
  }

  private void other(String word) {
    if (activates && word.equals("dilation")) {
      dilation = words.count("a dilation, as 2");
      return;
    }
    Optional<Activation> named = activates ? Activation.named(word) : Optional.empty();
    if (activation != Activation.NONE) {
      throw new InputException(
          "one activation a layer, got '" + activation.label() + "' and '" + word + "'");
    }
    List<String> allowed = new ArrayList<>(List.of("stride", "same", "valid", "pad"));
    if (activates) {
      allowed.add("dilation");
      allowed.addAll(Activation.labels());
    }
    activation = named.orElseThrow(() -> words.unknown(word, allowed));
  }
}
