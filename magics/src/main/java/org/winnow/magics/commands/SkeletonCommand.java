package org.winnow.magics.commands;

import org.winnow.datasets.InputException;
import org.winnow.magics.Command;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.PlanCompiler;
import org.winnow.training.plan.Compilation;
import org.winnow.viz.Figure;
import org.winnow.viz.PlanTable;
import org.winnow.viz.SkeletonTable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Declares or shows a skeleton. */
@picocli.CommandLine.Command(
    name = "skeleton",
    description =
        "Declare a network's skeleton, one line a layer below %%%%skeleton NAME; or show it.")
public final class SkeletonCommand extends Command {
  @Parameters(index = "0", arity = "0..1", paramLabel = "SKELETON", description = "Its name.")
  private String name;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "skeleton",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Option(
      names = "--plan",
      description =
          "Show what a training step computes: operations forward and backward, shapes, "
              + "multiply-adds, memory for batches of 64.")
  private boolean plan;

  @Override
  protected void run() {
    claim(as, Skeleton.class);
    if (body().isPresent() && name == null) {
      throw new InputException("%%skeleton needs a name: %%skeleton NAME, the layers below it");
    }
    Skeleton skeleton =
        body().isPresent()
            ? session().skeleton(name, body().get())
            : name == null ? session().skeleton() : session().skeleton(name);
    session().models().prepareEngine();
    host().display(plan ? planned(skeleton) : SkeletonTable.of(skeleton));
    bind(as, Skeleton.class, skeleton);
  }

  private static Figure planned(Skeleton skeleton) {
    Recipe recipe = Recipe.standard();
    Compilation compiled = PlanCompiler.forTraining(skeleton, recipe);
    return compiled
        .plan()
        .map(found -> PlanTable.of(found, recipe.batchSize()))
        .orElseThrow(
            () ->
                new InputException(
                    "there is no plan of '"
                        + skeleton.name()
                        + "': "
                        + compiled.unsupported().orElseThrow()
                        + "\nit is trained by stock Deeplearning4j"));
  }
}
