package org.winnow.magics.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.magics.Command;
import picocli.CommandLine.Parameters;

/** Shows and settles the conflicts of a merge. */
@picocli.CommandLine.Command(
    name = "resolve",
    description = "Settle conflicts of a merge: ID ours, theirs or a label; alone it shows them.")
public final class ResolveCommand extends Command {
  @Parameters(
      paramLabel = "LABEL",
      arity = "0..*",
      description = "ID ours|theirs|LABEL, once or several times; ? stands for no label.")
  private List<String> pairs = List.of();

  @Override
  protected void run() {
    if (pairs.size() % 2 != 0) {
      throw wrongUse("'" + pairs.get(pairs.size() - 1) + "' has no choice beside it");
    }
    Map<String, String> wishes = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      if (wishes.put(pairs.get(i), pairs.get(i + 1)) != null) {
        throw wrongUse(pairs.get(i) + " is settled twice");
      }
    }
    if (wishes.isEmpty()) {
      host().display(session().labels().conflicts().figure());
      return;
    }
    session().labels().conflicts().resolve(wishes);
    int left = session().repository().merges().conflicts().size();
    host()
        .print(
            wishes.size()
                + " settled, "
                + left
                + " left"
                + (left == 0 ? "; %merge --continue commits the merge" : "")
                + "\n");
  }
}
