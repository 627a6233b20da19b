package org.winnow.viz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.ExampleView.Picture;
import org.winnow.datasets.ExampleView.Row;

/**
 * What a label grid's view draws of the examples of one page: words, and pictures in one buffer.
 */
final class LabelTiles {
  private static final int MOST_TEXT = 2000;
  private static final int MOST_CELLS = 40;
  private static final int MOST_CELL = 120;

  private final Dataset data;
  private final List<Map<String, Object>> items = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final ByteArrayOutputStream pictures = new ByteArrayOutputStream();

  private LabelTiles(Dataset data) {
    this.data = data;
  }

  /** The keys {@code items}, {@code ends} and {@code pictures} of the state. */
  static Map<String, Object> of(Dataset data, List<LabelGrid.Item> items) {
    LabelTiles tiles = new LabelTiles(data);
    items.forEach(tiles::add);
    return Map.of(
        "items", tiles.items, "ends", tiles.ends, "pictures", tiles.pictures.toByteArray());
  }

  private void add(LabelGrid.Item item) {
    int row = data.ids().find(item.id());
    ExampleView view = data.views().of(row);
    Map<String, Object> tile = new LinkedHashMap<>();
    tile.put("id", item.id());
    tile.put("short", data.ids().shortest(row));
    tile.put("given", data.label(row));
    tile.put("suggestion", item.suggestion().orElse(null));
    tile.put("probability", Say.probability(item.probability()));
    tile.put("reason", Escape.line(item.reason(), Sheet.MOST_HTML));
    tile.put("text", "");
    tile.put("cells", List.of());
    if (Gallery.isShowable(view)) {
      Thumbnail thumbnail = Thumbnail.of((Picture) view);
      pictures.writeBytes(thumbnail.png());
      tile.put("width", thumbnail.shownWidth());
      tile.put("height", thumbnail.shownHeight());
    } else if (view instanceof Row cells) {
      tile.put("cells", cells(cells));
    } else {
      tile.put("text", Escape.lines(view.text(), MOST_TEXT));
    }
    items.add(tile);
    ends.add(pictures.size());
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
