package org.winnow.training;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.TableEncoding;
import org.winnow.datasets.TextEncoding;
import org.winnow.datasets.TokenSequence;
import org.winnow.datasets.Words;

/** Whether the numbers that stand for words mean to a network what they mean in the data. */
final class TextFit {
  private TextFit() {}

  /**
   * Before a training.
   *
   * @throws InputException where the numbers of words would be read as quantities
   */
  static void check(Skeleton skeleton, Dataset data) {
    Optional<TokenSequence> tokens = data.preparation().encoding().flatMap(TableEncoding::tokens);
    if (tokens.isPresent() && !skeleton.input().isTokens()) {
      throw new InputException(
          "the examples of '"
              + data.name()
              + "' are the numbers of words, which skeleton '"
              + skeleton.name()
              + "' would read as quantities; write: input tokens "
              + tokens.get().length()
              + " vocab "
              + tokens.get().vocabulary()
              + " padded");
    }
  }

  /**
   * Before a model looks at data.
   *
   * @throws InputException where its words are others than those of the data
   */
  static void check(Preparation model, Dataset data) {
    List<Words> own = words(model);
    List<Words> others = words(data.preparation());
    if (!own.isEmpty() && !own.equals(others)) {
      throw new InputException(
          "the model has a vocabulary of its own ("
              + own.get(0)
              + " …), and the data set '"
              + data.name()
              + "' was read with another"
              + (others.isEmpty() ? "" : " (" + others.get(0) + " …)")
              + "; read the data with the model's: %dataset DATA --words-of MODEL");
    }
  }

  private static List<Words> words(Preparation preparation) {
    return preparation.encoding().stream()
        .flatMap(e -> e.texts().stream())
        .map(TextEncoding::words)
        .toList();
  }
}
