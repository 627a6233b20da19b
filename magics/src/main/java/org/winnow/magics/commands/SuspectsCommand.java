package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.winnow.datasets.Split;
import org.winnow.insight.Suspect;
import org.winnow.insight.SuspectList;
import org.winnow.insight.TraceScore;
import org.winnow.magics.Command;
import org.winnow.magics.ProbabilityFile;
import org.winnow.training.ThresholdTrainings;
import org.winnow.viz.SuspectsGrid;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks the labels that are probably wrong. */
@picocli.CommandLine.Command(
    name = "suspects",
    description = "Rank the labels that the network suspects are wrong, each with a reason.")
public final class SuspectsCommand extends Command {
  private static final int MANY = 100_000;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "40",
      description = "How many to show (default ${DEFAULT-VALUE}).")
  private int top;

  @Option(
      names = "--from",
      paramLabel = "GROUND",
      description =
          "trace (of the training itself) or folds (%%train --folds); default folds where there are some.")
  private Ground ground;

  @Option(
      names = "--score",
      paramLabel = "SCORE",
      description =
          "Rank by what the training recorded alone: loss, aum, confidence, correctness or forgetting.")
  private TraceScore score;

  @Option(
      names = "--thresholds",
      description =
          "With --score aum: train two more networks, each with a share of the examples in a class"
              + " that does not exist, and say which labels they take for as wrong as those.")
  private boolean thresholds;

  @Mixin private ProbabilityOptions probabilities;

  @Option(
      names = "--embeddings",
      paramLabel = "FILE",
      description = "With --probs: vectors of the same examples, by which neighbours are found.")
  private Path embeddings;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "suspects",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  private SuspectList judged() {
    if (thresholds) {
      FoldsLine line =
          new FoldsLine(
              host(), "network", ThresholdTrainings.TRAININGS, host().cancellation()::requested);
      return session().judging().suspectsByThreshold(line);
    }
    if (score != null) {
      return session().judging().suspects(score);
    }
    return ground == null
        ? session().suspects()
        : session().judging().suspects(ground == Ground.FOLDS);
  }

  private void announce(int labels) {
    if (labels >= MANY) {
      host().print(String.format(Locale.ROOT, "judging %,d labels …%n", labels));
    }
  }

  @Override
  protected void run() {
    claim(as, SuspectList.class);
    if (top < 1) {
      throw wrongUse("--top must be 1 or more, got " + top);
    }
    Optional<ProbabilityFile> file = probabilities.file(embeddings);
    if (file.isEmpty() && (embeddings != null || probabilities.pointless())) {
      throw wrongUse("--embeddings and --in-sample go with --probs FILE");
    }
    if (file.isPresent() && ground != null) {
      throw wrongUse("give either --from or --probs");
    }
    if (score != null && (file.isPresent() || ground == Ground.FOLDS)) {
      throw wrongUse(
          "--score reads the trace of a training: it goes with neither --probs nor folds");
    }
    if (thresholds && score != TraceScore.AUM) {
      throw wrongUse("--thresholds goes with --score aum");
    }
    if (file.isEmpty()) {
      session()
          .stale(session().model())
          .ifPresent(why -> host().print("Note: the model is " + why + ".\n"));
    }
    announce(session().data().labelledRows(Split.TRAIN).length);
    SuspectList found =
        LongWork.call(
            "judging the labels",
            host(),
            () -> file.map(session().judging()::suspects).orElseGet(this::judged));
    List<Suspect> shown = found.top(top);
    session().shown(shown.stream().map(Suspect::id).toList());
    host().display(SuspectsGrid.of(session().data(), found, top));
    if (thresholds) {
      long below = found.stream().filter(s -> s.score() <= 0).count();
      host().print(String.format(Locale.ROOT, "%,d labels are not above the threshold%n", below));
    }
    found.wrongLabels().ifPresent(count -> host().print(count.sentence() + "\n"));
    host()
        .print(
            String.format(
                Locale.ROOT,
                "%d of %d labels pass the bar for %%accept; %%why #1 shows the evidence, %%relabel #1 LABEL corrects%n",
                found.likelyWrong().size(),
                found.size()));
    bind(as, SuspectList.class, found);
  }
}
