package org.winnow.magics.commands;

import java.util.List;
import org.winnow.datasets.LabelEdit;
import org.winnow.insight.Suspect;
import org.winnow.insight.SuspectList;
import org.winnow.magics.Command;
import picocli.CommandLine.Option;

/** Accepts the network's suggestions. */
@picocli.CommandLine.Command(
    name = "accept",
    description =
        "Give suspects their suggested label: those that pass the bar, --top N, or --min-prob P.")
public final class AcceptCommand extends Command {
  @Option(
      names = "--top",
      paramLabel = "N",
      description = "The first N suspects, whatever their probability.")
  private Integer top;

  @Option(
      names = "--min-prob",
      paramLabel = "P",
      description = "All whose suggestion has at least this probability.")
  private Double minProb;

  @Override
  protected void run() {
    if (top != null && minProb != null) {
      throw wrongUse("give either --top or --min-prob");
    }
    if (top != null && top < 1) {
      throw wrongUse("--top must be 1 or more, got " + top);
    }
    if (minProb != null && !(minProb >= 0 && minProb <= 1)) {
      throw wrongUse("--min-prob must lie between 0 and 1, got " + minProb);
    }
    session()
        .judging()
        .staleSuspects()
        .ifPresent(why -> host().print("Note: the suspects are " + why + ".\n"));
    List<Suspect> chosen = chosen(session().lastSuspects());
    List<LabelEdit> made = session().labels().accept(chosen);
    if (made.size() < chosen.size()) {
      host()
          .print(
              (chosen.size() - made.size())
                  + " left alone: edited since, or judged by a person (%relabel changes these)\n");
    }
    host().print(EditSummary.of(session(), made));
  }

  private List<Suspect> chosen(SuspectList suspects) {
    if (top != null) {
      return suspects.top(top);
    }
    if (minProb != null) {
      return suspects.stream().filter(s -> s.probability() >= minProb).toList();
    }
    return suspects.likelyWrong();
  }
}
