package org.winnow.magics.commands;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Split;
import org.winnow.magics.Command;
import org.winnow.viz.ImageGrid;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows examples. */
@picocli.CommandLine.Command(
    name = "show",
    description = "Show examples with their labels: those named, or a sample.")
public final class ShowCommand extends Command {
  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Ids, unique prefixes, or #17 for row 17 of the last table.")
  private List<String> references = List.of();

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "24",
      description = "How many (default ${DEFAULT-VALUE}).")
  private int n;

  @Option(names = "--class", paramLabel = "CLASS", description = "Only examples with this label.")
  private String ofClass;

  @Option(names = "--unlabelled", description = "Only examples without a label.")
  private boolean unlabelled;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "Only from train, validation or test.")
  private Split split;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the sample (default ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  protected void run() {
    if (n < 1) {
      throw wrongUse("-n must be 1 or more, got " + n);
    }
    Dataset data = session().data();
    int[] rows = references.isEmpty() ? sample(data) : named(data);
    MissingBytes.bring(data, rows, host());
    session().shown(Arrays.stream(rows).mapToObj(data.ids()::get).toList());
    String title = data.name() + (references.isEmpty() ? ": a sample of " + rows.length : "");
    host().display(ImageGrid.of(title, data, rows));
  }

  private int[] named(Dataset data) {
    return references.stream().mapToInt(r -> data.ids().find(session().resolve(r))).toArray();
  }

  private int[] sample(Dataset data) {
    int wanted = ofClass == null ? Labels.NONE : data.schema().requireClass(ofClass);
    int[] fitting =
        IntStream.range(0, data.size())
            .filter(r -> ofClass == null || data.labels().classOf(r) == wanted)
            .filter(r -> !unlabelled || !data.labels().isLabelled(r))
            .filter(r -> split == null || data.splits().of(r) == split)
            .toArray();
    Random random = new Random(seed);
    int shown = Math.min(n, fitting.length);
    for (int i = 0; i < shown; i++) { // the first steps of a Fisher–Yates shuffle
      int j = i + random.nextInt(fitting.length - i);
      int swapped = fitting[i];
      fitting[i] = fitting[j];
      fitting[j] = swapped;
    }
    return Arrays.copyOf(fitting, shown);
  }
}
