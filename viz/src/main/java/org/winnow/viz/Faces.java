package org.winnow.viz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.ExampleView.Picture;
import org.winnow.datasets.ExampleView.Row;

/** What a live view draws of examples: words, and pictures in one buffer. */
final class Faces {
  private static final int MOST_TEXT = 2000;
  private static final int MOST_CELLS = 40;
  private static final int MOST_CELL = 120;

  private final List<Integer> ends = new ArrayList<>();
  private final ByteArrayOutputStream pictures = new ByteArrayOutputStream();

  /**
   * Adds one: {@code text} and {@code cells}, and of a picture {@code width} and {@code height} in
   * CSS pixels.
   */
  Map<String, Object> add(ExampleView view) {
    Map<String, Object> face = new LinkedHashMap<>();
    face.put("text", "");
    face.put("cells", List.of());
    if (Gallery.isShowable(view)) {
      Thumbnail thumbnail = Thumbnail.of((Picture) view);
      pictures.writeBytes(thumbnail.png());
      face.put("width", thumbnail.shownWidth());
      face.put("height", thumbnail.shownHeight());
    } else if (view instanceof Row cells) {
      face.put("cells", cells(cells));
    } else {
      face.put("text", Escape.lines(view.text(), MOST_TEXT));
    }
    ends.add(pictures.size());
    return face;
  }

  /** The keys {@code ends} and {@code pictures} of the state. */
  Map<String, Object> state() {
    return Map.of("ends", List.copyOf(ends), "pictures", pictures.toByteArray());
  }

  /** Column and value of each cell; of wide rows the first ones, and how many there are more. */
  private static List<List<String>> cells(Row row) {
    List<List<String>> cells = new ArrayList<>();
    int shown = Math.min(MOST_CELLS, row.columns().size());
    for (int c = 0; c < shown; c++) {
      cells.add(
          List.of(
              Escape.line(row.columns().get(c), MOST_CELL),
              Escape.line(row.values().get(c), MOST_CELL)));
    }
    if (shown < row.columns().size()) {
      cells.add(List.of("…", Say.count(row.columns().size() - shown) + " more"));
    }
    return cells;
  }
}
