package org.winnow.magics.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and settles the conflicts of a merge. */
@picocli.CommandLine.Command(
    name = "resolve",
    description = "Settle conflicts of a merge: ID ours, theirs or a label; alone it shows them.")
public final class ResolveCommand extends Command {
  @Parameters(
      paramLabel = "LABEL",
      arity = "0..*",
      description =
          "ID ours|theirs|LABEL, once or several times; ? stands for no label, =ours for the label"
              + " of that name.")
  private List<String> pairs = List.of();

  @Option(names = "--reopen", description = "Open conflicts again that are settled: IDs alone.")
  private boolean reopen;

  @Override
  protected void run() {
    if (reopen) {
      if (pairs.isEmpty()) {
        throw wrongUse("--reopen takes the IDs of settled conflicts");
      }
      session().labels().conflicts().reopen(pairs);
      tell(pairs.size() + " opened again");
      return;
    }
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
    tell(wishes.size() + " settled");
  }

  private void tell(String done) {
    int left = session().repository().merges().conflicts().size();
    String next = left == 0 ? "; %merge --continue commits the merge" : "";
    host().print(done + ", " + left + " left" + next + "\n");
  }
}
