package org.winnow.viz;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.Dataset;
import org.winnow.insight.Suspect;
import org.winnow.insight.Why;
import org.winnow.training.Predictions;

/** Judgements of labels as insight gives them. */
final class Judged {
  static final String BASIS = "In-sample: judged by the network that was trained on them.";

  private Judged() {}

  /** Every third example, from row {@code 0}: given its label, suggested the next class. */
  static List<Suspect> suspects(Dataset data, int n) {
    List<Suspect> all = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      all.add(suspect(data, 3 * i));
    }
    return all;
  }

  private static Suspect suspect(Dataset data, int row) {
    int given = data.labels().classOf(row);
    int suggested = (given + 1) % data.schema().classes().size();
    String reason =
        "called %d in 9 of 10 epochs; of its 10 nearest neighbours 8 labelled %d, 1 %d; p(%d) 0.97, p(%d) 0.01"
            .formatted(suggested, suggested, given, suggested, given);
    return new Suspect(data.ids().get(row), given, suggested, -4.2, 0.971, reason);
  }

  /** The evidence about row 3, with neighbours in rows 14, 24 … and ten epochs. */
  static Why why(Dataset data) {
    int classes = data.schema().classes().size();
    float[] network = new float[classes];
    float[] posterior = new float[classes];
    java.util.Arrays.fill(network, .002f);
    network[4] = .9f;
    network[3] = .07f;
    posterior[4] = .971f;
    posterior[3] = .02f;
    List<Why.Epoch> epochs = new ArrayList<>();
    List<Why.Neighbour> near = new ArrayList<>();
    for (int e = 0; e < 10; e++) {
      epochs.add(new Why.Epoch(2.3f + e * .4f - e * e * .02f, -.5f * e, e < 2 ? 3 : 4));
      int row = 14 + 10 * e;
      near.add(new Why.Neighbour(data.ids().get(row), data.labels().classOf(row), .99f - e * .01f));
    }
    return new Why(suspect(data, 3), 16, 1437, network, posterior, epochs, near);
  }

  /** Predictions for the first {@code n} examples, right but for every {@code k}th. */
  static Predictions predictions(Dataset data, int n, int k) {
    int classes = data.schema().classes().size();
    float[][] rows = new float[n][classes];
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      ids.add(data.ids().get(i));
      java.util.Arrays.fill(rows[i], .1f / (classes - 1));
      int label = data.labels().classOf(i);
      rows[i][i % k == k - 1 ? (label + 1) % classes : label] = .9f;
    }
    return new Predictions(ids, data.schema().classes(), rows, true);
  }
}
