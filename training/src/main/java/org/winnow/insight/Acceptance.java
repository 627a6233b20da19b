package org.winnow.insight;

/**
 * When a suggestion is good enough to be accepted unseen: see docs/decisions/0020.
 *
 * @param probability least probability of the suggested label
 */
record Acceptance(double probability) {
  static Acceptance standard() {
    return new Acceptance(.5);
  }

  boolean passes(Evidence evidence, int i) {
    return evidence.posterior().posterior()[i][evidence.suggested(i)] >= probability;
  }
}
