package org.winnow.magics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.winnow.insight.ProbabilityView;
import org.winnow.insight.Stability;

/**
 * What a session's networks answered, one after the other, about the examples without a label: the
 * ground of advice on when to stop labelling. At most {@value #MOST} examples are followed.
 */
public final class Rounds {
  private static final int MOST = 10_000;

  private final List<Stability> rounds = new ArrayList<>();
  private Map<String, Integer> answers = new HashMap<>();
  private String model = "";
  private double doubt;

  /** Takes note of what a network says; the same network again changes nothing. */
  void take(String hash, ProbabilityView said) {
    if (hash.equals(model)) {
      return;
    }
    int every = (said.ids().size() + MOST - 1) / MOST;
    Map<String, Integer> now = new HashMap<>();
    List<int[]> both = new ArrayList<>();
    double unsure = 0;
    for (int i = 0; i < said.ids().size(); i++) {
      String id = said.ids().get(i);
      int answer = largest(said.probabilities()[i]);
      unsure += 1 - said.probabilities()[i][answer];
      if (answers.containsKey(id)) {
        both.add(new int[] {answers.get(id), answer});
      }
      if (i % every == 0 || answers.containsKey(id)) {
        now.put(id, answer);
      }
    }
    if (!both.isEmpty()) {
      rounds.add(
          Stability.of(
              both.stream().mapToInt(b -> b[0]).toArray(),
              both.stream().mapToInt(b -> b[1]).toArray(),
              said.classes().size()));
    }
    answers = now;
    model = hash;
    doubt = unsure / Math.max(1, said.ids().size());
  }

  private static int largest(float[] row) {
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }

  /** How the answers of each network agree with those of the one before it, oldest first. */
  public List<Stability> stability() {
    return List.copyOf(rounds);
  }

  /** Whether to go on labelling, and on what ground; a sentence or two. */
  public String advice() {
    if (model.isEmpty()) {
      return "";
    }
    String own =
        String.format(
            Locale.ROOT,
            "the network itself expects %.1f %% of its answers here to be wrong (its own"
                + " probabilities, not a measurement)",
            100 * doubt);
    if (rounds.isEmpty()) {
      return "When to stop: said once a second network was asked; " + own + ".";
    }
    Stability last = rounds.get(rounds.size() - 1);
    return String.format(
        Locale.ROOT,
        "When to stop: %s. The last network changed %d of %d answers of the one before (kappa"
            + " %.3f; the rule asks for a mean of %.2f over %d rounds, there are %d); %s. Neither"
            + " shows that the answers are right: %%evaluate does.",
        Stability.saysStop(rounds)
            ? "the answers are stable, more labels change little"
            : "go on, labels still change the answers or too few rounds were seen",
        last.changed(),
        last.compared(),
        last.kappa(),
        Stability.ENOUGH,
        Stability.ROUNDS,
        rounds.size(),
        own);
  }

  /** The data are others. */
  void forget() {
    rounds.clear();
    answers = new HashMap<>();
    model = "";
  }
}
