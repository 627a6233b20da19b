package org.winnow.magics.commands;

import org.winnow.datasets.Split;
import org.winnow.magics.Host;
import org.winnow.magics.Session;
import org.winnow.training.Recipe;
import picocli.CommandLine.Option;

/** How networks are trained that tell what commits are worth: as the current model, unless said. */
final class WorthOptions {
  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Trainings that are compared, with seeds one after another (default 5).")
  int seeds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Epochs of each training (default: as the current model; 10 without one).")
  private Integer epochs;

  @Option(
      names = "--skeleton",
      paramLabel = "SKELETON",
      description = "The skeleton (default: the one declared last).")
  private String skeleton;

  @Option(
      names = "--test",
      description = "Measure on the test split, not on validation; each look at it is counted.")
  private boolean test;

  /** The split to measure on; a look at the test split is counted, and told. */
  Split split(Session session, Host host) {
    if (test) {
      host.print("The test split has been looked at " + Looks.times(session.lookAtTest()) + ".\n");
    }
    return test ? Split.TEST : Split.VALIDATION;
  }

  /** The recipe; the skeleton that was named becomes the current one. */
  Recipe recipe(Session session) {
    if (skeleton != null) {
      session.skeleton(skeleton);
    }
    Recipe recipe = session.worth().recipe();
    return epochs == null ? recipe : recipe.withEpochs(epochs);
  }
}
