package org.winnow.magics.commands;

import java.util.List;
import java.util.Map;
import org.winnow.magics.Command;
import org.winnow.magics.LiveView;
import org.winnow.magics.Session;
import org.winnow.viz.DynamicsMap;

/** Maps the training labels by how the network came to believe them. */
@picocli.CommandLine.Command(
    name = "map",
    description =
        "Map the training labels by the network's confidence and how it wavered; a click shows the example.")
public final class MapCommand extends Command {
  @Override
  protected void run() {
    session()
        .stale(session().model())
        .ifPresent(why -> host().print("Note: the model is " + why + ".\n"));
    DynamicsMap map = LongWork.call("mapping the labels", host(), () -> session().judging().map());
    Session session = session();
    LiveView view = host().open(map.view());
    view.onMessage(message -> choose(session, map, view, message));
    host().print("A click chooses an example: %why #1 then shows all evidence about it.\n");
  }

  /** On a thread of the host: it tells of the last table, which is safe for that. */
  private static void choose(
      Session session, DynamicsMap map, LiveView view, Map<String, Object> message) {
    int at = message.get("at") instanceof Number n ? n.intValue() : -1;
    if (at >= 0 && at < map.size()) {
      session.shown(List.of(map.id(at)));
      view.update(map.chosen(at));
    }
  }
}
