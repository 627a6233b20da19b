package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.insight.Batch;
import org.winnow.insight.LearningCurves;
import org.winnow.insight.Passes;
import org.winnow.insight.Strategy;
import org.winnow.magics.Choosing;
import org.winnow.magics.Chosen;
import org.winnow.magics.Command;
import org.winnow.magics.ProbabilityFile;
import org.winnow.viz.LearningCurveFigure;
import org.winnow.viz.SpreadFigure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Chooses what to label next. */
@picocli.CommandLine.Command(
    name = "uncertain",
    description = "Choose the examples to label next: of the unlabelled, else of a split.")
public final class UncertainCommand extends Command {
  @Option(
      names = "--of",
      paramLabel = "ID",
      description =
          "Show one example instead: its probabilities and their spread over passes or --models.")
  private String one;

  @Option(
      names = {"--n", "--top"},
      paramLabel = "N",
      defaultValue = "24",
      description = "How many (default ${DEFAULT-VALUE}).")
  private int n;

  @Option(
      names = {"--strategy", "--measure"},
      paramLabel = "STRATEGY",
      description =
          "random, margin, entropy, least_confidence, variation_ratio, mean_std, bald, power_bald,"
              + " k_center, badge or typiclust; default margin, without a model typiclust.")
  private Strategy strategy;

  @Option(
      names = "--diverse",
      description = "Spread the batch: of the most unsure those that are least alike.")
  private boolean diverse;

  @Option(
      names = "--passes",
      paramLabel = "T",
      defaultValue = "20",
      description =
          "Passes with dropout for variation_ratio, mean_std and both balds (default"
              + " ${DEFAULT-VALUE}).")
  private int passes;

  @Option(
      names = "--models",
      paramLabel = "MODEL",
      split = ",",
      description = "Ask several models, as a,b,c, in place of the current one.")
  private List<String> models = List.of();

  @Mixin private ProbabilityOptions probabilities;

  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      description = "With --probs: vectors of the same examples, by which likeness is measured.")
  private Path embeddings;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "train, validation or test, instead of the unlabelled.")
  private Split split;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of what is drawn by chance (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "uncertain",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    if (models.size() == 1) {
      throw wrongUse("--models compares two or more, got " + models.get(0));
    }
    if (one != null) {
      if (file().isPresent()) {
        throw wrongUse("--of shows what models say: it does not go with --probs");
      }
      showOne();
      return;
    }
    claim(as, Chosen.class);
    if (n < 1) {
      throw wrongUse("--n must be 1 or more, got " + n);
    }
    Choosing choosing = session().choosing();
    Optional<ProbabilityFile> file = file();
    Strategy chosenBy = file.isPresent() ? byFile() : strategy(choosing);
    int[] rows = rows(session().data());
    Batch.Wish wish = new Batch.Wish(chosenBy, n, diverse && !chosenBy.isDiverse(), seed);
    Choosing.Opinions opinions = new Choosing.Opinions(passes, models);
    Chosen chosen =
        Interruptible.call(
            "choosing what to label",
            host().cancellation(),
            () ->
                file.isPresent()
                    ? choosing.next(rows, wish, file.get(), new StepsLine(host()))
                    : choosing.next(rows, wish, opinions, new StepsLine(host())));
    session().shown(chosen.ids());
    host().display(chosen.figure());
    host().print(worth(choosing, chosenBy));
    bind(as, Chosen.class, chosen);
  }

  private Optional<ProbabilityFile> file() {
    Optional<ProbabilityFile> file = probabilities.file(embeddings);
    if (file.isEmpty() && (embeddings != null || probabilities.pointless())) {
      throw wrongUse("--embeddings and --in-sample go with --probs FILE");
    }
    if (file.isPresent() && !models.isEmpty()) {
      throw wrongUse("give either --models or --probs");
    }
    return file;
  }

  private Strategy byFile() {
    return strategy == null ? Strategy.MARGIN : strategy;
  }

  private void showOne() {
    String id = session().resolve(one);
    Dataset data = session().data();
    int row = data.row(id);
    Passes said = session().choosing().passes(id, new Choosing.Opinions(passes, models));
    String name = data.ids().shortest(row) + " (label " + data.label(row) + ")";
    host().display(SpreadFigure.of(name, said, 0));
  }

  private Strategy strategy(Choosing choosing) {
    if (choosing.hasNetwork()) {
      session()
          .stale(session().model())
          .ifPresent(why -> host().print("Note: the model is " + why + ".\n"));
      return strategy == null ? Strategy.MARGIN : strategy;
    }
    if (strategy == null) {
      host().print("There is no model yet: these are typical examples of unlike groups.\n");
      return Strategy.TYPICLUST;
    }
    if (strategy.needsPredictions()) {
      session().model(); // says what is missing
    }
    return strategy;
  }

  private int[] rows(Dataset data) {
    int[] unlabelled = Choosing.unlabelled(data);
    if (split == null && unlabelled.length > 0) {
      return unlabelled;
    }
    Split wanted = split == null ? Split.VALIDATION : split;
    host()
        .print(
            (split == null
                    ? "Every example has a label; here are those of the "
                    : "Examples of the ")
                + wanted.label()
                + " split.\n");
    return data.splits().rows(wanted);
  }

  /** What choosing saves, from a replay alone, and when to stop. */
  private String worth(Choosing choosing, Strategy chosenBy) {
    Optional<LearningCurves> replayed = choosing.replayed();
    String saving = replayed.map(curves -> LearningCurveFigure.saving(curves, chosenBy)).orElse("");
    String worth =
        saving.isEmpty()
            ? "What this saves against random choice is not known here; %simulate "
                + chosenBy.label()
                + " measures it on what is labelled."
            : "In the replay, " + saving + ".";
    String advice = choosing.rounds().advice();
    return worth + "\n" + (advice.isEmpty() ? "" : advice + "\n");
  }
}
