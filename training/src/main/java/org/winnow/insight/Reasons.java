package org.winnow.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts the evidence about one label into a sentence. */
final class Reasons {
  private Reasons() {}

  /**
   * As: called 3 in 9 of 10 epochs; of its 10 nearest neighbours 8 labelled 3, none 8; p(3) 0.97,
   * p(8) 0.01.
   */
  static String of(Evidence evidence, int i) {
    int suggested = evidence.suggested(i);
    String name = evidence.classes().get(suggested);
    String given = evidence.classes().get(evidence.labels()[i]);
    List<String> parts = new ArrayList<>();
    evidence
        .trace()
        .ifPresent(
            t ->
                parts.add(
                    "called %s in %d of %d epochs"
                        .formatted(name, evidence.epochsCalled(i, suggested), t.epochs())));
    evidence.neighbours().ifPresent(n -> parts.add(neighbours(evidence, n, i, suggested)));
    float[] p = evidence.network()[i];
    parts.add(
        "p(%s) %s, p(%s) %s"
            .formatted(name, shown(p[suggested]), given, shown(p[evidence.labels()[i]])));
    return String.join("; ", parts);
  }

  /** As: ; mean loss 2.303. */
  static String of(TraceScore score, double value) {
    return String.format(Locale.ROOT, "; %s %.3f", score.label(), score.shown(value));
  }

  private static String neighbours(Evidence evidence, Neighbours neighbours, int i, int suggested) {
    int all = neighbours.of(i).length;
    int own = evidence.labels()[i];
    return "of its %d nearest neighbours %s labelled %s, %s %s"
        .formatted(
            all,
            some(evidence.neighboursLabelled(i, suggested)),
            evidence.classes().get(suggested),
            some(evidence.neighboursLabelled(i, own)),
            evidence.classes().get(own));
  }

  private static String some(int n) {
    return n == 0 ? "none" : Integer.toString(n);
  }

  /** Two decimals, but never a rounded 0 or 1 that is not one. */
  static String shown(double p) {
    if (p > 0 && p < .005) {
      return "<0.01";
    }
    if (p < 1 && p > .995) {
      return ">0.99";
    }
    return String.format(Locale.ROOT, "%.2f", p);
  }
}
