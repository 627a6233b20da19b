package org.winnow.magics.commands;

import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.MergeResult;
import org.winnow.magics.Host;
import org.winnow.magics.Session;

/** Says what came of a merge. */
final class MergeReport {
  private MergeReport() {}

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
