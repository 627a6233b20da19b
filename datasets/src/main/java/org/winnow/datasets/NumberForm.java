package org.winnow.datasets;

import com.fasterxml.jackson.core.io.NumberInput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalDouble;

/** A way to write numbers in a table's cell. */
public enum NumberForm {
  /** Decimal digits with an optional sign, point and exponent, as {@code -1.5e3}. */
  DECIMAL("a number") {
    @Override
    public OptionalDouble read(String text) {
      if (isDecimal(text)) {
        return OptionalDouble.of(NumberInput.parseDouble(text, true));
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

  private static final int ISO_DATE_LENGTH = 10;
  private static final double SECONDS_A_DAY = 86_400;

  private final String expectation;

  NumberForm(String expectation) {
    this.expectation = expectation;
  }

  /** The number that a text without outer spaces stands for; empty where it is not of this form. */
  public abstract OptionalDouble read(String text);

  private static boolean isDecimal(String text) {
    int at = afterSign(text, 0);
    int point = afterDigits(text, at);
    int end = point;
    if (point < text.length() && text.charAt(point) == '.') {
      end = afterDigits(text, point + 1);
    }
    boolean anyDigit = point > at || end > point + 1;
    if (!anyDigit || end == text.length()) {
      return anyDigit;
    }
    int exponent = afterSign(text, end + 1);
    return (text.charAt(end) == 'e' || text.charAt(end) == 'E')
        && exponent < text.length()
        && afterDigits(text, exponent) == text.length();
  }

  private static int afterSign(String text, int at) {
    boolean sign = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return sign ? at + 1 : at;
  }

  private static int afterDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** What is expected, in words. */
  public String expectation() {
    return expectation;
  }
}
