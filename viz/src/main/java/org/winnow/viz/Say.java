package org.winnow.viz;

import java.util.Locale;
import java.util.OptionalDouble;
import org.winnow.training.Interval;

/** Numbers as people read them, the same in every locale; a number that is not defined is –. */
final class Say {
  static final String NOTHING = "–";

  private Say() {}

  /** {@code 97.3 %}. */
  static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : NOTHING;
  }

  static String percent(OptionalDouble share) {
    return percent(share.orElse(Double.NaN));
  }

  /** {@code 97.2 % (95.1 % to 98.4 %)}: a share with its 95 % interval. */
  static String interval(Interval share) {
    return percent(share.estimate())
        + " ("
        + percent(share.low())
        + " to "
        + percent(share.high())
        + ")";
  }

  static String decimal(OptionalDouble value) {
    return decimal(value.orElse(Double.NaN));
  }

  /** Three decimals; no minus before a zero. */
  static String decimal(double value) {
    if (!Double.isFinite(value)) {
      return NOTHING;
    }
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.equals("-0.000") ? "0.000" : text;
  }

  /** Two decimals, but never a rounded 0 or 1 that is not one. */
  static String probability(double p) {
    if (!Double.isFinite(p)) {
      return NOTHING;
    }
    if (p > 0 && p < .005) {
      return "<0.01";
    }
    return p < 1 && p > .995 ? ">0.99" : String.format(Locale.ROOT, "%.2f", p);
  }

  /** {@code 1,234,567}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1 label}, {@code 1,204 labels}. */
  static String count(long value, String one) {
    return count(value) + " " + one + (value == 1 ? "" : "s");
  }

  /** {@code 0.8 s}, {@code 42 s}, {@code 3 min 20 s}, {@code 2 h 05 min}. */
  static String seconds(double seconds) {
    if (!Double.isFinite(seconds)) {
      return NOTHING;
    }
    long whole = Math.round(seconds);
    if (whole < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + String.format(Locale.ROOT, "%02d s", whole % 60)
        : whole / 3600 + " h " + String.format(Locale.ROOT, "%02d min", whole % 3600 / 60);
  }
}
