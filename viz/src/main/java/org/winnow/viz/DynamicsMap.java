package org.winnow.viz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.ExampleView.Picture;
import org.winnow.insight.TrainingDynamics;

/**
 * A map of training labels by how sure of them the network became and how much it wavered
 * (Swayamdipta et al. 2020, Dataset Cartography): easy ones lie above, hard ones and mistakes
 * below, ambiguous ones to the right.
 *
 * <p>State of the live view: {@code title}, {@code note}; {@code points} – variability and
 * confidence of each point, little-endian 32-bit floats (binary); {@code correct} – the share of
 * epochs in which each was called as labelled, a byte of 0 to 255 (binary); and of the point that
 * was chosen {@code at} (its number, −1 for none), {@code words}, {@code width}, {@code height} and
 * {@code picture} (PNG, binary, empty where it is no picture). The view's one message is {@code
 * {action: "choose", at}}. In the page the root has the class {@code winnow-dynamics-map} and the
 * attributes {@code data-points} and {@code data-at}. Immutable.
 */
public final class DynamicsMap {
  /** More points are thinned out evenly. */
  public static final int MOST = 60_000;

  private final String title;
  private final Dataset data;
  private final int[] rows;
  private final List<TrainingDynamics> dynamics;
  private final String note;

  private DynamicsMap(String title, Dataset data, int[] rows, Sample sample) {
    this.title = title;
    this.data = data;
    this.rows = rows;
    this.dynamics = sample.dynamics();
    this.note = sample.note();
  }

  private record Sample(List<TrainingDynamics> dynamics, String note) {}

  /**
   * A map.
   *
   * @param rows of the data set
   * @param dynamics of these rows, in their order
   */
  public static DynamicsMap of(
      String title, Dataset data, int[] rows, List<TrainingDynamics> dynamics) {
    int every = (rows.length + MOST - 1) / MOST;
    String basis = "In-sample: recorded while the network learnt these labels.";
    if (every <= 1) {
      return new DynamicsMap(title, data, rows.clone(), new Sample(List.copyOf(dynamics), basis));
    }
    int[] kept = IntStream.range(0, rows.length).filter(i -> i % every == 0).toArray();
    List<TrainingDynamics> some = IntStream.of(kept).mapToObj(dynamics::get).toList();
    String note =
        Say.count(kept.length)
            + " of "
            + Say.count(rows.length)
            + " examples, one in every "
            + every
            + ". "
            + basis;
    int[] own = IntStream.of(kept).map(i -> rows[i]).toArray();
    return new DynamicsMap(title, data, own, new Sample(some, note));
  }

  /** How many points it has. */
  public int size() {
    return rows.length;
  }

  /** The full id of a point's example. */
  public String id(int at) {
    return data.ids().get(rows[at]);
  }

  /** The live view. */
  public View view() {
    ByteBuffer points = ByteBuffer.allocate(8 * rows.length).order(ByteOrder.LITTLE_ENDIAN);
    byte[] correct = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      points.putFloat((float) dynamics.get(i).variability());
      points.putFloat((float) dynamics.get(i).confidence());
      correct[i] = (byte) Math.round(255 * dynamics.get(i).correctness());
    }
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("title", title);
    state.put("note", note);
    state.put("points", points.array());
    state.put("correct", correct);
    state.putAll(Map.of("at", -1, "words", "", "width", 0, "height", 0, "picture", new byte[0]));
    return new View(
        "winnow.DynamicsMap",
        Resources.text("dynamics-map.js"),
        Resources.text("dynamics-map.css"),
        state,
        figure());
  }

  /** What the view shows of a point that was chosen. */
  public Map<String, Object> chosen(int at) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("at", at);
    ExampleView view = data.views().of(rows[at]);
    if (Gallery.isShowable(view)) {
      Thumbnail thumbnail = Thumbnail.of((Picture) view);
      state.put("picture", thumbnail.png());
      state.put("width", thumbnail.shownWidth());
      state.put("height", thumbnail.shownHeight());
      state.put("words", words(at));
    } else {
      state.put("picture", new byte[0]);
      state.put("words", words(at) + "\n" + Escape.line(view.text(), Sheet.MOST_HTML));
    }
    return state;
  }

  private String words(int at) {
    TrainingDynamics d = dynamics.get(at);
    return data.ids().shortest(rows[at])
        + ", labelled "
        + Escape.line(data.label(rows[at]))
        + ": called so in "
        + d.correct()
        + " of "
        + Say.count(d.epochs(), "epoch")
        + (d.forgotten() == 0 ? "" : ", forgotten " + Say.count(d.forgotten(), "time"))
        + "; confidence "
        + Say.decimal(d.confidence())
        + ", variability "
        + Say.decimal(d.variability());
  }

  /** The static figure: the map as a picture, and the hardest and most ambiguous as a table. */
  public Figure figure() {
    return new DynamicsFigure(title, note, data, rows, dynamics).figure();
  }
}
