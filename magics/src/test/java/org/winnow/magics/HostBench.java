package org.winnow.magics;

import java.util.List;
import java.util.Map;
import org.winnow.viz.Figure;

/** What stands around a host in {@link HostContract}: the notebook, its person and its browser. */
public interface HostBench extends AutoCloseable {
  /** Has a command begin, after the one before it has returned, and gives it its host. */
  Host beginCommand();

  /** The person presses the stop button while the command runs. */
  void interrupt();

  /** What a person sees by now, from the top; a live view counts by its static alternative. */
  List<Figure> shown();

  /** The text of the cell's standard output so far. */
  String printed();

  /** The person declares a variable of type {@code String} in a cell of their own. */
  void declareText(String name, String value);

  /** The person imports, in a cell of their own, {@code java.awt.*}. */
  void importMore();

  /** Whether views are live in the browser; where not, nothing comes back from them. */
  default boolean showsLiveViews() {
    return true;
  }

  /** The browser changes some of the state of the view that was opened last. */
  void changeInBrowser(Map<String, Object> changes);

  /** The module of the view that was opened last sends a message. */
  void sendFromBrowser(Map<String, Object> message);

  /** The front end turns out to have no widgets: the view opened last cannot be shown. */
  void loseWidgets();

  @Override
  void close();
}
