package org.winnow.export.run;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Ways to write numbers in a table. */
public final class Numbers {
  public static final int DECIMAL = 0;
  public static final int TRUTH = 1;
  public static final int DATE = 2;

  private static final Pattern FORM =
      Pattern.compile("[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?");
  private static final int DATE_LENGTH = 10;
  private static final double SECONDS_A_DAY = 86_400;

  private Numbers() {}

  /** The number that a text stands for; NaN where it is not of the form. */
  static double read(int form, String text) {
    if (form == DECIMAL) {
      return FORM.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }
    if (form == TRUTH) {
      boolean no = text.equalsIgnoreCase("false");
      return text.equalsIgnoreCase("true") ? 1 : no ? 0 : Double.NaN;
    }
    try {
      if (text.length() == DATE_LENGTH) {
        return LocalDate.parse(text).toEpochDay();
      }
      LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
      return (time.toEpochSecond(ZoneOffset.UTC) + time.getNano() * 1e-9) / SECONDS_A_DAY;
    } catch (DateTimeException e) {
      return Double.NaN; // the caller says what was expected, and where
    }
  }

  static String expectation(int form) {
    return form == DECIMAL ? "a number" : form == TRUTH ? "true or false" : "a date, as 2026-01-31";
  }
}
