package org.winnow.datasets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A way to write numbers in a table's cell. */
public enum NumberForm {
  /** Decimal digits with an optional sign, point and exponent, as {@code -1.5e3}. */
  DECIMAL("a number") {
    @Override
    public OptionalDouble read(String text) {
      if (DIGITS.matcher(text).matches()) {
        return OptionalDouble.of(Double.parseDouble(text));
      }
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
        case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
        default -> OptionalDouble.empty();
      };
    }
  },
  /** {@code true} is 1 and {@code false} is 0, in any case. */
  TRUTH("true or false") {
    @Override
    public OptionalDouble read(String text) {
      if (text.equalsIgnoreCase("true")) {
        return OptionalDouble.of(1);
      }
      return text.equalsIgnoreCase("false") ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
  },
  /** {@code 2026-01-31} or {@code 2026-01-31T12:30:00}: days since 1970-01-01. */
  DATE("a date, as 2026-01-31") {
    @Override
    public OptionalDouble read(String text) {
      try {
        if (text.length() == ISO_DATE_LENGTH) {
          return OptionalDouble.of(LocalDate.parse(text).toEpochDay());
        }
        LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
        double seconds = time.toEpochSecond(ZoneOffset.UTC) + time.getNano() * 1e-9;
        return OptionalDouble.of(seconds / SECONDS_A_DAY);
      } catch (DateTimeException e) {
        return OptionalDouble.empty(); // the caller says what was expected, and where
      }
    }
  };

  private static final Pattern DIGITS =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final int ISO_DATE_LENGTH = 10;
  private static final double SECONDS_A_DAY = 86_400;

  private final String expectation;

  NumberForm(String expectation) {
    this.expectation = expectation;
  }

  /** The number that a text without outer spaces stands for; empty where it is not of this form. */
  public abstract OptionalDouble read(String text);

  /** What is expected, in words. */
  public String expectation() {
    return expectation;
  }
}
