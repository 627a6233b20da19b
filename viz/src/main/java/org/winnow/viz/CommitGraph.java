package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.repository.Commit;

/**
 * Draws in text which commit follows which, as {@code git log --graph} does: a column for each line
 * of work, a star for each commit.
 */
final class CommitGraph {
  /** For each column the id of the commit that is awaited there. */
  private final List<String> awaited = new ArrayList<>();

  private final List<String> lines = new ArrayList<>();

  private CommitGraph() {}

  /**
   * The lines of a drawing; those of commits begin with it and end with {@code said}.
   *
   * @param commits none before all that follow it
   * @param said one line for each commit
   */
  static List<String> of(List<Commit> commits, List<String> said) {
    CommitGraph graph = new CommitGraph();
    for (int i = 0; i < commits.size(); i++) {
      graph.add(commits.get(i), said.get(i));
    }
    return List.copyOf(graph.lines);
  }

  private void add(Commit commit, String said) {
    if (!awaited.contains(commit.id())) {
      awaited.add(commit.id());
    }
    int column = awaited.indexOf(commit.id());
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < awaited.size(); i++) {
      line.append(i == column ? "* " : "| ");
    }
    int parents = commit.parents().size();
    lines.add(line.append("  ".repeat(Math.max(0, parents - 1))).append(said).toString());
    if (parents == 0) {
      awaited.remove(column);
      if (column < awaited.size()) {
        lines.add("| ".repeat(column) + " /".repeat(awaited.size() - column));
      }
      return;
    }
    awaited.set(column, commit.parents().get(0));
    for (int p = 1; p < parents; p++) {
      fork(column, commit.parents().get(p));
    }
    joinEqual();
  }

  /** A new column right of one, for another parent of its commit; those beyond move right. */
  private void fork(int column, String parent) {
    lines.add("| ".repeat(column) + "|" + "\\ ".repeat(awaited.size() - column).stripTrailing());
    awaited.add(column + 1, parent);
  }

  /** Columns that await the same commit become one; those beyond move left. */
  private void joinEqual() {
    for (int right = 1; right < awaited.size(); right++) {
      int left = awaited.indexOf(awaited.get(right));
      if (left < right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < right; i++) {
          line.append('|').append(i + 1 == right ? '/' : i >= left ? '_' : ' ');
        }
        line.append(" /".repeat(awaited.size() - right - 1));
        lines.add(line.toString());
        awaited.remove(right);
        right--;
      }
    }
  }
}
