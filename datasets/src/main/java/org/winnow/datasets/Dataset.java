package org.winnow.datasets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.sources.Progress;

/**
 * A data set as an immutable value: what is wanted of a network, as examples with labels.
 *
 * <p>All parts are aligned by row; rows are only positions in this value, ids are what lasts. An
 * edit gives a new value and shares the features.
 */
public final class Dataset {
  private final String name;
  private final SourceNote source;
  private final Schema schema;
  private final Preparation preparation;
  private final ExampleIds ids;
  private final Features features;
  private final Views views;
  private final Labels labels;
  private final Splits splits;
  private final Planted planted;
  private volatile String digest;

  Dataset(DatasetBuilder b) {
    name = b.name;
    source = b.source;
    schema = b.schema;
    preparation = b.preparation;
    ids = b.ids;
    features = b.features;
    views = b.views;
    labels = b.labels;
    splits = b.splits;
    planted = b.planted;
    int n = ids.size();
    if (features.size() != n || labels.size() != n || splits.size() != n) {
      throw new InputException(
          "a data set needs as many labels and splits as examples, got "
              + n
              + " ids, "
              + features.size()
              + " rows of features, "
              + labels.size()
              + " labels, "
              + splits.size()
              + " splits");
    }
    if (features.width() != schema.shape().size()) {
      throw new InputException(
          "shape "
              + schema.shape()
              + " has "
              + schema.shape().size()
              + " values but the features have "
              + features.width());
    }
    for (int row = 0; row < n; row++) {
      int c = labels.classOf(row);
      if (c < Labels.NONE || c >= schema.classes().size()) {
        throw new InputException(
            "class index "
                + c
                + " (example "
                + ids.get(row)
                + ") is not in the vocabulary of "
                + schema.classes().size()
                + " classes");
      }
    }
  }

  public String name() {
    return name;
  }

  public SourceNote source() {
    return source;
  }

  public Schema schema() {
    return schema;
  }

  public Preparation preparation() {
    return preparation;
  }

  public ExampleIds ids() {
    return ids;
  }

  public Features features() {
    return features;
  }

  public Views views() {
    return views;
  }

  public Labels labels() {
    return labels;
  }

  public Splits splits() {
    return splits;
  }

  /** Label mistakes put in on purpose; for {@code %evaluate --planted} alone. */
  public Planted planted() {
    return planted;
  }

  /** Number of examples. */
  public int size() {
    return ids.size();
  }

  /** The row of a full id or unique prefix; see {@link ExampleIds#resolve}. */
  public int row(String idOrPrefix) {
    return ids.resolve(idOrPrefix);
  }

  /** The current label's name, or {@code ?} where the example has none. */
  public String label(int row) {
    int c = labels.classOf(row);
    return c == Labels.NONE ? "?" : schema.classes().get(c);
  }

  /** The rows of one split that have a label, ascending: what is trained or evaluated on. */
  public int[] labelledRows(Split split) {
    return java.util.Arrays.stream(splits.rows(split)).filter(labels::isLabelled).toArray();
  }

  /**
   * Prepared network inputs of some rows, one after the other, each height × width × channels.
   *
   * @return {@code [rows.length · shape.size()]}
   */
  public float[] inputs(int[] rows) {
    int width = features.width();
    float[] batch = new float[Math.multiplyExact(rows.length, width)];
    fillInputs(rows, 0, rows.length, batch);
    return batch;
  }

  /** Writes the prepared inputs of {@code rows[from..to)} to the start of {@code target}. */
  public void fillInputs(int[] rows, int from, int to, float[] target) {
    int width = features.width();
    for (int i = from; i < to; i++) {
      int offset = (i - from) * width;
      features.copyRow(rows[i], target, offset);
      preparation.apply(target, offset, width);
    }
  }

  /**
   * Brings the bytes of some rows here where a clone has labels alone. Rows that are read without
   * being named so bring all that is missing.
   *
   * @throws InputException where they cannot be had now; what came is kept
   */
  public void bring(int[] rows, Progress progress) {
    features.bring(rows, progress);
  }

  /** The examples of some rows, in the order given. */
  public Dataset select(int[] rows) {
    return toBuilder()
        .ids(ids.select(rows))
        .features(features.select(rows))
        .views(views.select(rows))
        .labels(labels.select(rows))
        .splits(splits.select(rows))
        .build();
  }

  /**
   * This data set after some edits, applied in order.
   *
   * @throws InputException where an edit names an example that is not there, a label outside the
   *     vocabulary, or an example that is there already
   */
  public Dataset with(List<? extends LabelEdit> edits) {
    return edits.isEmpty() ? this : new DatasetEdits(this).apply(edits);
  }

  /**
   * Names the data: SHA-256 over (id, effective label, split, SHA-256 of the feature bytes) of all
   * examples in the order of their ids. Who labelled, and when, does not enter.
   *
   * @return 64 hexadecimal digits
   */
  public String digest() {
    String known = digest;
    if (known == null) {
      known = computeDigest();
      digest = known;
    }
    return known;
  }

  private String computeDigest() {
    MessageDigest all = sha256();
    MessageDigest one = sha256();
    for (int row : ids.order()) {
      String line = ids.get(row) + '\t' + label(row) + '\t' + splits.of(row).label() + '\t';
      all.update(line.getBytes(StandardCharsets.UTF_8));
      all.update(one.digest(features.canonicalBytes(row)));
    }
    return HexFormat.of().formatHex(all.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Number of labelled examples of each class in a split, by class index. */
  public int[] classCounts(Split split) {
    int[] counts = new int[schema.classes().size()];
    for (int row : labelledRows(split)) {
      counts[labels.classOf(row)]++;
    }
    return counts;
  }

  /** One line: name, size, shape, classes, splits. */
  @Override
  public String toString() {
    Map<Split, Integer> sizes = new HashMap<>();
    for (Split s : Split.values()) {
      sizes.put(s, splits.rows(s).length);
    }
    return name
        + ": "
        + size()
        + " examples of "
        + schema.shape()
        + ", "
        + schema.classes().size()
        + " classes, train/validation/test "
        + sizes.get(Split.TRAIN)
        + "/"
        + sizes.get(Split.VALIDATION)
        + "/"
        + sizes.get(Split.TEST);
  }

  /** A builder filled with this value's parts. */
  public DatasetBuilder toBuilder() {
    DatasetBuilder b = builder(name);
    b.source = source;
    b.schema = schema;
    b.preparation = preparation;
    b.ids = ids;
    b.features = features;
    b.views = views;
    b.labels = labels;
    b.splits = splits;
    b.planted = planted;
    return b;
  }

  public static DatasetBuilder builder(String name) {
    return new DatasetBuilder(name);
  }
}
