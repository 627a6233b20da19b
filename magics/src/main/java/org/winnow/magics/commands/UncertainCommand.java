package org.winnow.magics.commands;

import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Split;
import org.winnow.insight.Uncertainty;
import org.winnow.magics.Command;
import org.winnow.viz.UncertainGrid;
import picocli.CommandLine.Option;

/** Ranks the examples the network is least sure of. */
@picocli.CommandLine.Command(
    name = "uncertain",
    description = "Rank the examples the network is least sure of: the unlabelled, else a split.")
public final class UncertainCommand extends Command {
  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "24",
      description = "How many to show (default ${DEFAULT-VALUE}).")
  private int top;

  @Option(
      names = "--measure",
      paramLabel = "MEASURE",
      defaultValue = "margin",
      description = "margin, entropy or least_confidence (default ${DEFAULT-VALUE}).")
  private Uncertainty.Measure measure;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "train, validation or test, instead of the unlabelled.")
  private Split split;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "uncertain",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, Uncertainty.class);
    if (top < 1) {
      throw wrongUse("--top must be 1 or more, got " + top);
    }
    Dataset data = session().data();
    session()
        .stale(session().model())
        .ifPresent(why -> host().print("Note: the model is " + why + ".\n"));
    int[] rows = rows(data);
    Uncertainty ranked = Uncertainty.rank(session().model().predict(data, rows), measure);
    session().shown(ranked.top(top).stream().map(Uncertainty.Uncertain::id).toList());
    host().display(UncertainGrid.of(data, ranked, top));
    bind(as, Uncertainty.class, ranked);
  }

  private int[] rows(Dataset data) {
    int[] unlabelled =
        IntStream.range(0, data.size()).filter(r -> !data.labels().isLabelled(r)).toArray();
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
}
