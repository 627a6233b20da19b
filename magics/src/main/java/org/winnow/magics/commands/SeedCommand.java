package org.winnow.magics.commands;

import org.winnow.insight.Seeds;
import org.winnow.magics.Command;
import org.winnow.magics.Seeded;
import org.winnow.training.FoldEnsemble;
import org.winnow.training.Recipe;
import org.winnow.viz.SeedGrid;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes labels for what has none. */
@picocli.CommandLine.Command(
    name = "seed",
    description =
        "Propose labels for the unlabelled, checked by held-out ones; --accept P takes the band that"
            + " is P right.")
public final class SeedCommand extends Command {
  private static final double USUAL = .99;

  @Option(
      names = "--accept",
      paramLabel = "P",
      description =
          "Give the proposed labels of the band that is estimated to be P right, as pending edits;"
              + " without it they are only proposed.")
  private Double accept;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "24",
      description = "How many to show, the least sure first (default ${DEFAULT-VALUE}).")
  private int top;

  @Mixin private TrainingOptions training = new TrainingOptions();

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "seeds",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, Seeded.class);
    if (top < 1) {
      throw wrongUse("--top must be 1 or more, got " + top);
    }
    double asked = accept == null ? USUAL : accept;
    if (!(asked > .5 && asked < 1)) {
      throw wrongUse("--accept must be above 0.5 and below 1, got " + asked);
    }
    Recipe recipe = training.recipe(session());
    int networks = FoldEnsemble.Division.usual().networks();
    Seeded seeded =
        session()
            .choosing()
            .seed(
                recipe,
                asked,
                new FoldsLine(host(), "network", networks, host().cancellation()::requested));
    session().shown(SeedGrid.shown(seeded.seeds(), top).stream().map(Seeds.Proposal::id).toList());
    host().display(SeedGrid.of(session().data(), seeded.seeds(), top));
    bind(as, Seeded.class, seeded);
    if (accept != null) {
      host().print(EditSummary.of(session(), session().labels().accept(seeded)));
    }
  }
}
