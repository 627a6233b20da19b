package org.winnow.kernel.guest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.kernel.compat.ForeignBundle;
import org.winnow.viz.Figure;

/** What a small kernel of the tests has shown. */
final class Screen {
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  synchronized void display(String id, Object displayData) {
    figures.put(id, ForeignBundle.figure(displayData));
  }

  synchronized void update(String id, Object displayData) {
    if (figures.replace(id, ForeignBundle.figure(displayData)) == null) {
      throw new IllegalStateException("nothing was shown under " + id);
    }
  }

  synchronized void write(String more) {
    text.append(more);
  }

  synchronized List<Figure> figures() {
    return new ArrayList<>(figures.values());
  }

  synchronized String text() {
    return text.toString();
  }
}
