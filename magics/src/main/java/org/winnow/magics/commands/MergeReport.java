package org.winnow.magics.commands;

import org.winnow.datasets.repository.CloneMerge;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.MergeResult;
import org.winnow.magics.Host;
import org.winnow.magics.Session;

/** Says what came of a merge. */
final class MergeReport {
  private static final int DIFFERENCES = 10;

  private MergeReport() {}

  /** What was read of a merge by plain git, then what came of it. */
  static void show(CloneMerge read, Session session, Host host) {
    host.print(
        read.settled()
            + (read.settled() == 1 ? " conflict was" : " conflicts were")
            + " settled in the clone.\n");
    read.differences().stream()
        .limit(DIFFERENCES)
        .forEach(difference -> host.print("Not taken over: " + difference + "\n"));
    int more = read.differences().size() - DIFFERENCES;
    if (more > 0) {
      host.print("… and " + more + " more\n");
    }
    boolean settled =
        read.result().kind() == MergeResult.Kind.CONFLICTS && read.result().conflicts().isEmpty();
    if (settled) {
      host.print(
          "%merge --continue commits what the merge of judgements comes to; %merge --abort gives"
              + " it up\n");
      return;
    }
    show(read.result(), session, host);
  }

  static void show(MergeResult result, Session session, Host host) {
    switch (result.kind()) {
      case UP_TO_DATE -> host.print("Nothing to merge: all of it is in already.\n");
      case FAST_FORWARD ->
          host.print("The branch goes on to " + result.commit().orElseThrow().shortId() + ".\n");
      case COMMITTED -> host.print(committed(result.commit().orElseThrow()));
      case CONFLICTS -> {
        session.labels().conflicts().open(LabelCommand.PAGE, 1, host);
        host.print(
            "One key settles one: , ours  . theirs  - base, or a label's key; so does"
                + " %resolve ID ours. Then %commit -m \"…\", or %merge --abort\n");
      }
    }
  }

  static String committed(Commit commit) {
    String counts = commit.counts().map(Object::toString).orElse("");
    return "[" + commit.shortId() + "] " + commit.title() + "\n" + counts + "\n";
  }
}
