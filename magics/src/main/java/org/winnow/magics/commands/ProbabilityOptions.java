package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.winnow.magics.ProbabilityFile;
import picocli.CommandLine.Option;

/** Options that name probabilities another tool has written. */
final class ProbabilityOptions {
  @Option(
      names = "--probs",
      paramLabel = "FILE",
      description =
          "Anyone's class probabilities instead of a model: NPY or CSV, by id or in order.")
  private Path probabilities;

  @Option(
      names = "--in-sample",
      description = "With --probs: the network was trained on the examples it judged.")
  private boolean inSample;

  /** What they name, if they do. */
  Optional<ProbabilityFile> file(Path embeddings) {
    return Optional.ofNullable(probabilities)
        .map(file -> new ProbabilityFile(file, Optional.ofNullable(embeddings), inSample));
  }

  /** Whether {@code --in-sample} was given for no file. */
  boolean pointless() {
    return inSample && probabilities == null;
  }
}
