package org.winnow.viz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sources.Progress;

/** What a label grid's view draws of the examples of one page. */
final class LabelTiles {
  private LabelTiles() {}

  /** The keys {@code items}, {@code ends} and {@code pictures} of the state. */
  static Map<String, Object> of(Dataset data, List<LabelGrid.Item> items) {
    int[] rows = items.stream().mapToInt(item -> data.ids().find(item.id())).toArray();
    data.bring(rows, Progress.SILENT); // at once, where a clone has labels alone
    Faces faces = new Faces();
    List<Map<String, Object>> tiles = new ArrayList<>();
    items.forEach(item -> tiles.add(tile(data, item, faces)));
    Map<String, Object> state = new LinkedHashMap<>(faces.state());
    state.put("items", tiles);
    return state;
  }

  private static Map<String, Object> tile(Dataset data, LabelGrid.Item item, Faces faces) {
    int row = data.ids().find(item.id());
    Map<String, Object> tile = new LinkedHashMap<>(faces.add(data.views().of(row)));
    tile.put("id", item.id());
    tile.put("short", data.ids().shortest(row));
    tile.put("given", data.label(row));
    tile.put("suggestion", item.suggestion().orElse(null));
    tile.put("probability", Say.probability(item.probability()));
    tile.put("reason", Escape.line(item.reason(), Sheet.MOST_HTML));
    return tile;
  }
}
