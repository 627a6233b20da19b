package org.winnow.magics.commands;

import java.util.List;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.GitTime;
import org.winnow.datasets.repository.LogQuery;
import org.winnow.magics.Command;
import org.winnow.viz.CommitLog;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists commits. */
@picocli.CommandLine.Command(
    name = "log",
    description = "List the commits of the labels, newest first; -- ID those that judged it.")
public final class LogCommand extends Command {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "COMMIT",
      defaultValue = "HEAD",
      description = "Whose history: a commit, a branch, or A..B for what leads to B alone.")
  private String range;

  @Option(names = "--oneline", description = "One line a commit.")
  private boolean oneline;

  @Option(names = "--graph", description = "Draw which commit follows which.")
  private boolean graph;

  @Option(names = "-n", paramLabel = "N", description = "At most so many.")
  private Integer n;

  @Option(
      names = "--author",
      paramLabel = "TEXT",
      description = "Those whose author's name or e-mail holds this text.")
  private String author;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Those committed since: 2026-03-01, \"2026-03-01 12:00\", yesterday, \"2 weeks ago\".")
  private String since;

  @Option(
      names = "--",
      paramLabel = "ID",
      description = "Those that judged this example: an id, a unique prefix, or #17.")
  private String id;

  @Override
  protected void run() {
    if (n != null && n < 1) {
      throw wrongUse("-n must be 1 or more, got " + n);
    }
    LogQuery query = LogQuery.all().of(range).withMost(n == null ? Integer.MAX_VALUE : n);
    query = author == null ? query : query.by(author);
    query = since == null ? query : query.since(GitTime.parse(since));
    query = id == null ? query : query.judging(session().resolve(id));
    query = graph ? query.inTopologicalOrder() : query;
    List<Commit> commits = session().repository().log(query);
    String head = session().repository().head();
    host()
        .display(
            graph
                ? CommitLog.graph(commits, head, oneline)
                : oneline ? CommitLog.oneline(commits, head) : CommitLog.of(commits, head));
  }
}
