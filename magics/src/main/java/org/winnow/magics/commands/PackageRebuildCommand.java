package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.magics.Command;
import org.winnow.packages.PackageFile;
import org.winnow.packages.Rebuild;
import org.winnow.training.EpochReport;
import org.winnow.training.TrainingMonitor;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a package's network again and compares. */
@picocli.CommandLine.Command(
    name = "rebuild",
    description =
        "Train a package's network again from the commit that it names; compare bit for bit.")
public final class PackageRebuildCommand extends Command {
  @Parameters(
      index = "0",
      paramLabel = "PACKAGE|FILE",
      description = "An installed package, or a package's file.")
  private String reference;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The label repository with its data (default: the one that is open).")
  private Path folder;

  @Override
  protected void run() {
    PackageFile file = session().packages().open(reference);
    Rebuild rebuild = new Rebuild(file, session().packages().store());
    Rebuild.Result result =
        LongWork.call(
            "training " + file.manifest().coordinates() + " again",
            host(),
            () -> rebuild.train(data(rebuild.commit(), file), monitor()));
    host().print(told(file, result));
  }

  private Dataset data(String commit, PackageFile file) {
    if (folder != null) {
      try (DatasetRepository repository = DatasetRepository.open(folder)) {
        return repository.at(commit);
      }
    }
    try {
      return session().repository().at(commit);
    } catch (InputException e) {
      throw new InputException(e.getMessage() + "\n" + where(commit, file), e);
    }
  }

  /** The address is shown and not followed: it is only what somebody wrote into a file. */
  private static String where(String commit, PackageFile file) {
    Optional<String> address = file.manifest().card().dataRepository();
    return "It was trained from commit "
        + commit.substring(0, 7)
        + address.map(a -> " of " + a).orElse(", and does not say of which repository")
        + "; nothing is fetched: if you trust that, bring the repository here yourself and give"
        + " its folder with --data";
  }

  private TrainingMonitor monitor() {
    return new TrainingMonitor() {
      @Override
      public boolean cancelled() {
        return host().cancellation().requested();
      }

      @Override
      public void batchDone(long step, long of, double loss) {
        // LongWork tells how long it takes
      }

      @Override
      public void epochDone(EpochReport report) {
        // as above
      }
    };
  }

  private static String told(PackageFile file, Rebuild.Result result) {
    String conditions =
        result.conditions().isEmpty()
            ? "all recorded conditions are the same here"
            : "here differ: " + String.join("; ", result.conditions());
    if (result.same()) {
      return file.manifest().coordinates()
          + ": trained again, every weight is the same, bit for bit ("
          + conditions
          + ").\n";
    }
    return file.manifest().coordinates()
        + ": trained again, "
        + result.arrays().size()
        + " of "
        + file.model().weights().names().size()
        + " arrays are others ("
        + conditions
        + ")."
        + (result.conditions().isEmpty()
            ? "\nWhat no package records may be why: weights to begin with (--from, --resume), or"
                + " examples that counted more than others."
            : "")
        + "\n";
  }
}
