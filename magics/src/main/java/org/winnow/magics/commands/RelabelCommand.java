package org.winnow.magics.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.LabelEdit;
import org.winnow.magics.Command;
import picocli.CommandLine.Parameters;

/** Gives examples another label. */
@picocli.CommandLine.Command(
    name = "relabel",
    description =
        "Give examples another label: %%relabel ID 7, or ID 3>7 to refuse if it is no longer 3.")
public final class RelabelCommand extends Command {
  @Parameters(
      paramLabel = "LABEL",
      arity = "2..*",
      description = "ID LABEL, once or several times; ? stands for no label.")
  private List<String> pairs;

  @Override
  protected void run() {
    if (pairs.size() % 2 != 0) {
      throw wrongUse("'" + pairs.get(pairs.size() - 1) + "' has no label beside it");
    }
    Map<String, String> wishes = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      String id = session().resolve(pairs.get(i));
      if (wishes.put(id, pairs.get(i + 1)) != null) {
        throw wrongUse(pairs.get(i) + " is given two labels");
      }
    }
    List<LabelEdit> made = session().labels().relabel(wishes);
    host().print(EditSummary.of(session(), made));
  }
}
