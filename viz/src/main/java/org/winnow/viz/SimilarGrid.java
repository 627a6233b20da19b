package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Likeness;
import org.winnow.training.Predictions;

/**
 * An example, and below it those most like it: each with its label, what a network says, and how
 * far.
 */
public final class SimilarGrid {
  private SimilarGrid() {}

  /**
   * Row numbers of the others count from 1.
   *
   * @param example a data set of the one example
   * @param pool holds the others
   * @param said what a network says of the others, in their order
   */
  public static Figure of(
      Dataset example, Dataset pool, Likeness likeness, Optional<Predictions> said) {
    Gallery one = new Gallery("", new Sheet("").left("id", "label"));
    Tile asked = new Tile(0, example, 0);
    String label = labelled(example.label(0));
    one.add(asked.says(label, List.of()), asked.id(), label);
    String title =
        Say.count(likeness.near().size(), "example")
            + " most like it, of "
            + Say.count(likeness.among());
    Sheet sheet =
        new Sheet(title).right("#").left("id", "label", "network").right("prob", "distance");
    Gallery others = new Gallery(title, sheet);
    for (int i = 0; i < likeness.near().size(); i++) {
      Likeness.Near near = likeness.near().get(i);
      int row = pool.ids().find(near.id());
      if (!others.full()) {
        add(others, new Tile(i + 1, pool, row), labelled(pool.label(row)), near, says(said, i));
      }
    }
    others.note(
        likeness.byNetwork()
            ? "In the network's eyes: 1 − cosine of its last hidden layer."
            : "There is no model yet: 1 − cosine of the inputs themselves, which tells little of"
                + " what they mean.");
    others.note(
        said.filter(s -> !s.outOfSample()).isPresent()
            ? "In-sample: it was trained on some of these."
            : "");
    return Gallery.figure(List.of(), List.of(one, others));
  }

  /**
   * A network's answer.
   *
   * @param name of the class, empty where there is none
   */
  private record Answer(String name, String probability) {}

  private static Answer says(Optional<Predictions> said, int i) {
    return said.map(
            s -> {
              int best = s.predicted(i);
              return new Answer(s.classes().get(best), Say.probability(s.probabilities()[i][best]));
            })
        .orElse(new Answer("", ""));
  }

  private static String labelled(String label) {
    return label.equals("?") ? "unlabelled" : label;
  }

  private static void add(
      Gallery gallery, Tile tile, String label, Likeness.Near near, Answer answer) {
    String distance = Say.decimal(near.distance());
    List<String> more = new ArrayList<>();
    if (!answer.name().isEmpty()) {
      more.add("says " + answer.name() + " (" + answer.probability() + ")");
    }
    more.add("distance " + distance);
    gallery.add(
        tile.says(label, more),
        "#" + tile.number(),
        tile.id(),
        label,
        answer.name(),
        answer.probability(),
        distance);
  }
}
