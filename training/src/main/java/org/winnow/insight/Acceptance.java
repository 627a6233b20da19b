package org.winnow.insight;

/**
 * When a suggestion is good enough to be accepted unseen: from which probability on.
 *
 * <p>A ranking has a top on data without mistakes too: the hard examples. How many those are shows
 * where two witnesses that do not know the example's own label, the network over its epochs and the
 * labels of the neighbours, contradict each other. Only where more labels are contradicted by the
 * posterior than witnesses by one another are mistakes taken for the rule and {@value #PLAIN} is
 * enough; else, and without neighbours, {@value #STRICT} is asked. Measured in docs/decisions/0004.
 */
final class Acceptance {
  static final double PLAIN = .5;
  static final double STRICT = .8;

  private final Evidence evidence;
  private final double least;

  private Acceptance(Evidence evidence, double least) {
    this.evidence = evidence;
    this.least = least;
  }

  static Acceptance of(Evidence evidence) {
    return new Acceptance(evidence, mistakesAreTheRule(evidence) ? PLAIN : STRICT);
  }

  boolean passes(int i) {
    return probability(evidence, i) >= least;
  }

  private static boolean mistakesAreTheRule(Evidence evidence) {
    if (evidence.neighbours().isEmpty()) {
      return false;
    }
    Neighbours near = evidence.neighbours().get();
    int classes = evidence.classes().size();
    long contradicted = 0;
    long disagreeing = 0;
    for (int i = 0; i < evidence.size(); i++) {
      contradicted += probability(evidence, i) >= PLAIN ? 1 : 0;
      int voted = Probability.argmax(near.votesFor(i, evidence.labels(), classes));
      disagreeing += voted != Probability.argmax(evidence.network()[i]) ? 1 : 0;
    }
    return contradicted > disagreeing;
  }

  private static double probability(Evidence evidence, int i) {
    return evidence.posterior().posterior()[i][evidence.suggested(i)];
  }
}
