package org.winnow.magics.commands;

import java.util.Optional;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;
import org.winnow.magics.Command;
import org.winnow.packages.PackageDiff;
import org.winnow.packages.PackageFile;
import org.winnow.viz.LabelDiffFigure;
import org.winnow.viz.PackageDiffSheet;
import picocli.CommandLine.Parameters;

/** Compares two packages. */
@picocli.CommandLine.Command(
    name = "diff",
    description = "Show what two packages have otherwise, and the label edits between their data.")
public final class PackageDiffCommand extends Command {
  /** A package's commit may be any text: only an id may be looked for in a repository. */
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  @Parameters(
      index = "0",
      paramLabel = "PACKAGE|FILE",
      description = "The package before: its file, or GROUP:NAME@VERSION of an installed one.")
  private String before;

  @Parameters(index = "1", paramLabel = "PACKAGE|FILE", description = "The package after.")
  private String after;

  @Override
  protected void run() {
    PackageFile first = session().packages().open(before);
    PackageFile second = session().packages().open(after);
    PackageDiff diff = PackageDiff.of(first, second);
    String from = first.manifest().coordinates().toString();
    String to = second.manifest().coordinates().toString();
    host().display(PackageDiffSheet.of(from, to, diff));
    Optional<String> one = commit(first);
    Optional<String> other = commit(second);
    if (!one.equals(other)) {
      labels(one, other);
    }
  }

  private static Optional<String> commit(PackageFile file) {
    return file.manifest().training().provenance().commit();
  }

  private void labels(Optional<String> from, Optional<String> to) {
    if (!from.filter(PackageDiffCommand::isId).isPresent()
        || !to.filter(PackageDiffCommand::isId).isPresent()) {
      host().print("The label edits between them are not known: not both name a data commit.\n");
      return;
    }
    try {
      String title = "labels, " + from.get().substring(0, 7) + " → " + to.get().substring(0, 7);
      host()
          .display(LabelDiffFigure.stat(title, session().repository().diff(from.get(), to.get())));
    } catch (InputException e) {
      host()
          .print(
              "The label edits between them are not known here ("
                  + e.getMessage().lines().findFirst().orElse("")
                  + "): open the data set that they were trained from.\n");
    }
  }

  private static boolean isId(String commit) {
    return COMMIT.matcher(commit).matches();
  }
}
