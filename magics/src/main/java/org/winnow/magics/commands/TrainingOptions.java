package org.winnow.magics.commands;

import org.winnow.magics.Session;
import org.winnow.training.Recipe;
import picocli.CommandLine.Option;

/** How networks are trained that a command needs for itself, on few labels. */
final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "40",
      description = "Epochs of each training (default ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = {"--lr", "--learning-rate"},
      paramLabel = "RATE",
      defaultValue = "0.005",
      description = "Learning rate (default ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = {"--bs", "--batch"},
      paramLabel = "N",
      defaultValue = "32",
      description = "Examples a step (default ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads of each training, 1 to 256 (default: one where several run side by side, else"
              + " those that are quickest here).")
  private Integer threads;

  @Option(
      names = "--skeleton",
      paramLabel = "SKELETON",
      description = "The skeleton (default: the one declared last).")
  private String skeleton;

  /** The recipe; the skeleton that was named becomes the current one. */
  Recipe recipe(Session session) {
    Recipe recipe =
        Recipe.standard()
            .withEpochs(epochs)
            .withLearningRate(learningRate)
            .withBatchSize(batchSize);
    if (skeleton != null) {
      session.skeleton(skeleton);
    }
    return threads == null ? recipe : recipe.withThreads(threads);
  }
}
