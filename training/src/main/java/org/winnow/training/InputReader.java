package org.winnow.training;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Shape;

/** Reads what a skeleton's first line says of the data. */
final class InputReader {
  private InputReader() {}

  static Input read(Words words) {
    String word = words.word("the shape of the data");
    Input input =
        switch (word) {
          case "sequence" -> sequence(words.word("steps x numbers a step, as 28x28"));
          case "tokens" -> tokens(words);
          default -> new Input(shape(words, word));
        };
    if (!words.hasMore()) {
      return input;
    }
    String end = words.word("padded");
    boolean known = end.equals("padded") && (word.equals("sequence") || word.equals("tokens"));
    if (!known) {
      throw words.unknown(end, List.of("padded"));
    }
    return input.filledUp();
  }

  private static Shape shape(Words words, String word) {
    boolean number = Character.isDigit(word.charAt(0)) || word.charAt(0) == '-';
    return number || word.contains("x") ? Shape.parse(word) : unknown(words, word);
  }

  private static Shape unknown(Words words, String word) {
    throw words.unknown(word, List.of("sequence", "tokens"));
  }

  private static Input sequence(String word) {
    Shape written = Shape.parse(word);
    if (written.channels() > 1 && !written.isVector()) {
      throw new InputException("a sequence is steps x numbers a step, got '" + word + "'");
    }
    return written.isVector()
        ? Input.sequence(written.channels(), 1)
        : Input.sequence(written.height(), written.width());
  }

  private static Input tokens(Words words) {
    int steps = words.count("the number of tokens an example");
    String vocab = words.word("vocab and the number of different tokens");
    if (!vocab.equals("vocab")) {
      throw words.unknown(vocab, List.of("vocab"));
    }
    return Input.tokens(steps, words.count("the number of different tokens"));
  }
}
