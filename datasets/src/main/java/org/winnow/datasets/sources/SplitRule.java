package org.winnow.datasets.sources;

/**
 * How examples are split when data comes in.
 *
 * @param kind on what ground
 * @param column the column that says so, empty for {@link Kind#STRATIFIED}
 * @param fractions the shares of the splits; unused by {@link Kind#GIVEN}
 * @param seed another seed gives another split
 */
public record SplitRule(Kind kind, String column, SplitFractions fractions, long seed) {
  /** On what ground examples are split. */
  public enum Kind {
    /** Every class in the same proportions. */
    STRATIFIED,
    /** As stratified, but what has the same value in a column stays together. */
    GROUP,
    /** The latest are the test set. */
    TIME,
    /** A column says train, validation or test. */
    GIVEN
  }

  /** Stratified, 70/15/15, seed 0. */
  public static SplitRule standard() {
    return new SplitRule(Kind.STRATIFIED, "", SplitFractions.standard(), 0);
  }

  public SplitRule byGroup(String groupColumn) {
    return new SplitRule(Kind.GROUP, groupColumn, fractions, seed);
  }

  public SplitRule byTime(String timeColumn) {
    return new SplitRule(Kind.TIME, timeColumn, fractions, seed);
  }

  public SplitRule given(String splitColumn) {
    return new SplitRule(Kind.GIVEN, splitColumn, fractions, seed);
  }

  public SplitRule withFractions(SplitFractions value) {
    return new SplitRule(kind, column, value, seed);
  }

  public SplitRule withSeed(long value) {
    return new SplitRule(kind, column, fractions, value);
  }

  /** The splitter that follows these fractions and this seed. */
  public Splitter splitter() {
    return new Splitter(fractions, seed);
  }
}
