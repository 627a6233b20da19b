package org.winnow.magics;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Class probabilities that another tool has written: NPY, or CSV with a column {@code id} or in the
 * data set's order.
 *
 * @param file {@code [n][classes]}; a CSV file may name the classes in its first line
 * @param embeddings {@code [n][width]} in a file of the same kinds, by which neighbours are found
 * @param inSample whether the network that judged an example was trained on it
 */
public record ProbabilityFile(Path file, Optional<Path> embeddings, boolean inSample) {

  /** Out-of-sample probabilities, without embeddings. */
  public static ProbabilityFile of(String file) {
    return new ProbabilityFile(Path.of(file), Optional.empty(), false);
  }

  public ProbabilityFile withEmbeddings(String embeddingsFile) {
    return new ProbabilityFile(file, Optional.of(Path.of(embeddingsFile)), inSample);
  }

  /** Says that the network that judged an example was trained on it. */
  public ProbabilityFile trainedOnThem() {
    return new ProbabilityFile(file, embeddings, true);
  }

  String name() {
    return file.getFileName().toString();
  }
}
