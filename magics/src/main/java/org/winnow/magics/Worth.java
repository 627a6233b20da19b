package org.winnow.magics;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.Change;
import org.winnow.datasets.repository.LabelDiff;
import org.winnow.training.Recipe;
import org.winnow.training.Simulation;
import org.winnow.training.TrainingMonitor;
import org.winnow.viz.EditsBetween;
import org.winnow.viz.ModelComparison;
import org.winnow.worth.BisectResult;
import org.winnow.worth.Bisection;
import org.winnow.worth.Impact;
import org.winnow.worth.ImpactResult;
import org.winnow.worth.TrialGround;

/** What commits of labels are worth, found by training with the current skeleton. */
public final class Worth {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final Session session;

  Worth(Session session) {
    this.session = session;
  }

  /**
   * Finds the first commit from which on networks fail.
   *
   * @param fails a condition, as {@code recall of 7 < .9}
   */
  public BisectResult bisect(String good, String bad, String fails) {
    return bisect(recipe(), Bisection.Wish.of(good, bad, fails), Bisection.Watcher.silent());
  }

  /**
   * As {@link #bisect(String, String, String)}, trained by a recipe and watched.
   *
   * @throws java.util.concurrent.CancellationException where the watcher cancels; what was trained
   *     by then is not trained again
   */
  public BisectResult bisect(Recipe recipe, Bisection.Wish wish, Bisection.Watcher watcher) {
    return Bisection.run(ground(recipe), wish, watcher);
  }

  /** What a commit was worth on the labels checked out, by pairs of trainings. */
  public ImpactResult impact(String revision, int seeds) {
    return impact(recipe(), Impact.Wish.of(revision, seeds), TrainingMonitor.silent());
  }

  /**
   * As {@link #impact(String, int)}, trained by a recipe and watched.
   *
   * @throws java.util.concurrent.CancellationException where the monitor cancels
   */
  public ImpactResult impact(Recipe recipe, Impact.Wish wish, TrainingMonitor monitor) {
    return Impact.run(ground(recipe), wish, monitor);
  }

  /**
   * The label edits between the data that two models were trained from.
   *
   * @throws InputException where one does not name its data commit, or it is not in this repository
   */
  public EditsBetween edits(String before, String after) {
    Dataset data = session.data();
    LabelDiff diff = session.repository().diff(commit(before), commit(after));
    int[] rows =
        diff.changes().stream()
            .map(Change::id)
            .distinct()
            .mapToInt(data.ids()::find)
            .filter(row -> row >= 0)
            .toArray();
    return EditsBetween.of(data, diff, said(before, data, rows), said(after, data, rows));
  }

  private String commit(String model) {
    String commit = session.model(model).provenance().commit().orElse("");
    if (!COMMIT.matcher(commit).matches()) { // a file's commit may be any text
      throw new InputException("'" + model + "' does not name the commit of its data");
    }
    return commit;
  }

  private ModelComparison.Contestant said(String model, Dataset data, int[] rows) {
    return new ModelComparison.Contestant(model, session.model(model).predict(data, rows));
  }

  /** The current model's recipe, on any number of threads; the standard one where there is none. */
  public Recipe recipe() {
    return session.models().ifAny().map(t -> t.model().recipe()).orElse(Recipe.standard());
  }

  private TrialGround ground(Recipe recipe) {
    session.models().awaitEngine();
    Path folder = session.opened().opened().folder();
    return new TrialGround(
        session.repository(),
        new Simulation.Terms(session.skeleton(), recipe.withThreads(1)),
        folder.resolve("winnow").resolve("trials"));
  }
}
