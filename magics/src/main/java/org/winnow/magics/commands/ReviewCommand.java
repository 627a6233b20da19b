package org.winnow.magics.commands;

import java.nio.file.Path;
import java.util.Optional;
import org.winnow.magics.Command;
import org.winnow.magics.Review;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a pull request's body. */
@picocli.CommandLine.Command(
    name = "review",
    description = "Write a pull request of a branch: counts, changes, a sheet before → after.")
public final class ReviewCommand extends Command {
  @Parameters(index = "0", paramLabel = "BRANCH", description = "The branch to be reviewed.")
  private String branch;

  @Option(
      names = "--against",
      paramLabel = "BRANCH",
      description = "The branch it is to go into (default: the one checked out, else main).")
  private String against;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where review.md and review.png go (default: BRANCH-review).")
  private Path out;

  @Override
  protected void run() {
    String into =
        Optional.ofNullable(against)
            .or(() -> session().repository().branch().filter(name -> !name.equals(branch)))
            .orElse("main");
    Path folder = out == null ? Path.of(branch.replace('/', '-') + "-review") : out;
    Review review = session().labels().review(branch, into, folder);
    host().display(review.sheet());
    host()
        .print(
            review.folder()
                + ": review.md"
                + (review.drawn() ? " and review.png" : "")
                + " ("
                + review.counts()
                + ").\nPaste review.md into the pull request and drop the picture onto its line"
                + " there: hosts take a path beside a page only for files of a repository.\n");
  }
}
