package org.winnow.viz;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.EditCounts;

/** The history of a data set, newest first as given; the commit that is checked out has a star. */
public final class CommitLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private CommitLog() {}

  /**
   * @param head full id of the commit that is checked out
   */
  public static Figure of(List<Commit> commits, String head) {
    if (commits.isEmpty()) {
      return Figure.text("no commits");
    }
    Sheet sheet = new Sheet("").left("", "commit", "time", "author", "changes", "message");
    for (Commit commit : commits) {
      sheet.row(
          star(commit, head),
          commit.shortId(),
          time(commit.time()),
          commit.author().name(),
          commit.counts().map(EditCounts::toString).orElse(""),
          commit.title());
    }
    return sheet.figure();
  }

  /** One line a commit, as {@code git log --oneline}: short id and first line of the message. */
  public static Figure oneline(List<Commit> commits, String head) {
    return commits.isEmpty()
        ? Figure.text("no commits")
        : Figure.text(commits.stream().map(c -> line(c, head)).collect(Collectors.joining("\n")));
  }

  /**
   * As {@code git log --graph}: which commit follows which, then what {@link #oneline} says, or
   * with time, author and counts.
   *
   * @param commits none before all that follow it
   */
  public static Figure graph(List<Commit> commits, String head, boolean oneline) {
    List<String> said =
        commits.stream()
            .map(c -> oneline ? line(c, head) : line(c, head) + Escape.line(more(c)))
            .toList();
    return commits.isEmpty()
        ? Figure.text("no commits")
        : Figure.text(String.join("\n", CommitGraph.of(commits, said)));
  }

  private static String line(Commit commit, String head) {
    return commit.shortId() + (commit.id().equals(head) ? " * " : " ") + title(commit);
  }

  private static String more(Commit commit) {
    String counts = commit.counts().map(c -> ", " + c).orElse("");
    return " (" + commit.author().name() + ", " + time(commit.time()) + counts + ")";
  }

  private static String title(Commit commit) {
    return Escape.line(commit.title(), Sheet.MOST_TEXT);
  }

  private static String star(Commit commit, String head) {
    return commit.id().equals(head) ? "*" : "";
  }

  static String time(ZonedDateTime time) {
    return TIME.format(time);
  }
}
