package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.LabelHider;
import org.winnow.datasets.sources.NoisePlanter;
import org.winnow.magics.Command;
import org.winnow.magics.Import;
import org.winnow.magics.Imports;
import org.winnow.magics.Opened;
import org.winnow.magics.Opening;
import org.winnow.viz.ClassBalance;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a data set. */
@picocli.CommandLine.Command(
    name = "dataset",
    description = "Open a data set by name, file, folder or Java variable, with its label history.")
public final class DatasetCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "DATA",
      description =
          "A name (digits, penguins, mnist, mnist-10k, fashion-mnist, spam-assassin), a CSV, TSV,"
              + " IDX, NPY or NPZ file, a folder of pictures or texts by class, or a variable.")
  private String what;

  @Mixin private LoadingOptions loading = new LoadingOptions();
  @Mixin private WordOptions words = new WordOptions();
  @Mixin private SourceOptions origin = new SourceOptions();

  @Option(
      names = "--flip",
      paramLabel = "SHARE",
      description = "Plant mistakes: give this share of the training labels a random other class.")
  private Double flip;

  @Option(
      names = "--flip-pair",
      paramLabel = "SHARE",
      description = "Plant mistakes: give this share of the training labels the next class.")
  private Double flipPair;

  @Option(
      names = "--hide",
      paramLabel = "N",
      description = "Hide the labels of N training examples, to try labelling with help.")
  private Integer hide;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of what is planted or hidden (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--fresh",
      description =
          "Start over from the source; the repository there is kept as NAME.winnow.before.")
  private boolean fresh;

  @Option(
      names = "--repo",
      paramLabel = "FOLDER",
      description = "The label repository (default NAME.winnow in the working folder).")
  private Path repository;

  @Option(
      names = "--as",
      paramLabel = "VARIABLE",
      defaultValue = "data",
      description = "The Java variable to bind (default ${DEFAULT-VALUE}).")
  private String as;

  @Override
  protected void run() {
    claim(as, Dataset.class);
    if (flip != null && flipPair != null) {
      throw wrongUse("--flip and --flip-pair cannot be planted together");
    }
    Import source = loading.source(what, words.rules(session()), host());
    if (origin.given()) {
      source = Imports.told(source, origin::told);
    }
    if (flip != null) {
      source = Imports.changed(source, d -> NoisePlanter.uniform(d, flip, seed));
    } else if (flipPair != null) {
      source = Imports.changed(source, d -> NoisePlanter.pair(d, flipPair, seed));
    }
    if (hide != null) {
      source = Imports.changed(source, d -> LabelHider.hide(d, hide, seed));
    }
    source = LongReading.of(source, what, host());
    Opening opening =
        new Opening(Optional.ofNullable(repository), fresh, new ImportLine(host(), source.name()));
    Opened opened = session().open(source, opening);
    show(opened);
    session().bindDataTo(variable(as));
  }

  private void show(Opened opened) {
    Dataset data = opened.data();
    host().print(data + "\n");
    host()
        .print(
            (opened.created() ? "labels committed to " : "labels as committed in ")
                + opened.folder()
                + " ("
                + session().repository().head().substring(0, 7)
                + pending()
                + ")\n");
    opened.notes().forEach(note -> host().print(note + "\n"));
    host().display(ClassBalance.of(data));
  }

  private String pending() {
    int pending = session().repository().pending().size();
    return pending == 0 ? "" : ", " + pending + " pending edits recovered";
  }
}
