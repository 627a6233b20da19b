package org.winnow.viz;

import java.util.List;
import org.winnow.datasets.repository.Branch;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.Tag;

/** Names of commits: branches, with a star where one is, and tags. */
public final class RefTable {
  private RefTable() {}

  public static Figure branches(List<Branch> branches) {
    Sheet sheet = new Sheet("").left("", "branch", "commit", "time", "author", "message");
    branches.forEach(
        b -> sheet.row(row(b.current() ? "*" : "", b.name(), b.tip(), b.tip().title())));
    return sheet.figure();
  }

  public static Figure tags(List<Tag> tags) {
    if (tags.isEmpty()) {
      return Figure.text("no tags");
    }
    Sheet sheet = new Sheet("").left("", "tag", "commit", "time", "author", "message");
    for (Tag tag : tags) {
      sheet.row(row("", tag.name(), tag.commit(), tag.message().orElse(tag.commit().title())));
    }
    return sheet.figure();
  }

  private static List<String> row(String star, String name, Commit commit, String said) {
    String title = said.lines().findFirst().orElse("");
    return List.of(
        star, name, commit.shortId(), CommitLog.time(commit.time()), commit.author().name(), title);
  }
}
