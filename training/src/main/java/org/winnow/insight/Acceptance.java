package org.winnow.insight;

/**
 * When a suggestion is good enough to be accepted unseen. A ranking has a top on clean data too, so
 * the rule asks each witness on its own, not only for a high score..
 *
 * @param probability least probability of the suggested label
 * @param epochs least share of epochs in which the network predicted it
 * @param neighbours least share of the nearest neighbours that carry it as their label
 */
record Acceptance(double probability, double epochs, double neighbours) {
  static Acceptance standard() {
    return new Acceptance(.05, .8, .6);
  }

  boolean passes(Evidence evidence, int i) {
    int suggested = evidence.suggested(i);
    if (evidence.posterior().posterior()[i][suggested] < probability) {
      return false;
    }
    boolean called =
        evidence
            .trace()
            .map(t -> evidence.epochsCalled(i, suggested) >= epochs * t.epochs())
            .orElse(true);
    return called
        && evidence
            .neighbours()
            .map(n -> evidence.neighboursLabelled(i, suggested) >= neighbours * n.of(i).length)
            .orElse(true);
  }
}
