package org.winnow.worth;

import java.util.Arrays;

/** How a figure is compared with a bound. */
enum Comparison {
  BELOW("<"),
  AT_MOST("<="),
  ABOVE(">"),
  AT_LEAST(">=");

  final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Comparison of(String sign) {
    return Arrays.stream(values()).filter(c -> c.sign.equals(sign)).findFirst().orElseThrow();
  }

  boolean holds(double value, double bound) {
    return switch (this) {
      case BELOW -> value < bound;
      case AT_MOST -> value <= bound;
      case ABOVE -> value > bound;
      case AT_LEAST -> value >= bound;
    };
  }
}
