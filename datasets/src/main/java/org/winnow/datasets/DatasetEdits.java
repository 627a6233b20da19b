package org.winnow.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Applies a list of edits to a data set in one pass. */
final class DatasetEdits {
  private final Dataset from;
  private final Labels.Editor labels;
  private final Set<Integer> dropped = new HashSet<>();
  private final List<LabelEdit.AddExample> added = new ArrayList<>();
  private final Map<String, Integer> addedRows = new HashMap<>();

  DatasetEdits(Dataset from) {
    this.from = from;
    this.labels = from.labels().edit();
  }

  Dataset apply(List<? extends LabelEdit> edits) {
    for (LabelEdit edit : edits) {
      if (edit instanceof LabelEdit.Relabel relabel) {
        int to = relabel.to().map(from.schema()::requireClass).orElse(Labels.NONE);
        labels.set(row(relabel.id()), to, relabel.by());
      } else if (edit instanceof LabelEdit.Drop drop) {
        dropped.add(row(drop.id()));
      } else if (edit instanceof LabelEdit.AddExample add) {
        add(add);
      } else {
        row(edit.id()); // a flag changes nothing here, but its example must be there
      }
    }
    return result();
  }

  private int row(String id) {
    Integer own = addedRows.get(id);
    int row = own != null ? own : from.ids().find(id);
    if (row < 0 || dropped.contains(row)) {
      throw new InputException("no example has the id '" + id + "'; %show lists ids");
    }
    return row;
  }

  private void add(LabelEdit.AddExample add) {
    int known = addedRows.getOrDefault(add.id(), from.ids().find(add.id()));
    if (known >= 0 && !dropped.contains(known)) {
      throw new InputException("example '" + add.id() + "' is in the data set already");
    }
    addedRows.put(add.id(), from.size() + added.size());
    added.add(add);
    labels.append(add.label().map(from.schema()::requireClass).orElse(Labels.NONE), add.by());
  }

  private Dataset result() {
    Labels all = labels.done();
    if (added.isEmpty() && dropped.isEmpty()) {
      return from.toBuilder().labels(all).build();
    }
    int total = from.size() + added.size();
    int[] kept = IntStream.range(0, total).filter(r -> !dropped.contains(r)).toArray();
    if (added.isEmpty()) {
      return from.toBuilder().labels(all).build().select(kept);
    }
    Features features = from.features();
    Split[] splits = new Split[total];
    for (int row = 0; row < from.size(); row++) {
      splits[row] = from.splits().of(row);
    }
    for (int i = 0; i < added.size(); i++) {
      splits[from.size() + i] = added.get(i).split();
    }
    features = features.append(stack(added));
    List<String> ids = new ArrayList<>();
    for (int row : kept) {
      ids.add(row < from.size() ? from.ids().get(row) : added.get(row - from.size()).id());
    }
    Views views = from.views().append(from.size(), row -> added.get(row).view());
    return from.toBuilder()
        .ids(ExampleIds.of(ids))
        .features(features.select(kept))
        .views(views.select(kept))
        .labels(all.select(kept))
        .splits(Splits.of(splits).select(kept))
        .build();
  }

  private static Features stack(List<LabelEdit.AddExample> examples) {
    int width = examples.get(0).features().width();
    boolean bytes = examples.stream().allMatch(e -> e.features().areBytes());
    byte[] packed = new byte[bytes ? examples.size() * width : 0];
    float[] values = new float[examples.size() * width];
    for (int i = 0; i < examples.size(); i++) {
      Features f = examples.get(i).features();
      if (f.width() != width) {
        throw new InputException("expected " + width + " values an example, got " + f.width());
      }
      f.copyRow(0, values, i * width);
      if (bytes) {
        System.arraycopy(f.canonicalBytes(0), 0, packed, i * width, width);
      }
    }
    return bytes ? Features.ofBytes(packed, width) : Features.ofFloats(values, width);
  }
}
