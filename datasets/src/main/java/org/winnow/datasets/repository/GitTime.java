package org.winnow.datasets.repository;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.eclipse.jgit.util.GitTimeParser;
import org.winnow.datasets.InputException;

/** Reads a time as a person writes it for git. */
public final class GitTime {
  private GitTime() {}

  /**
   * A moment: {@code 2026-03-01} (its beginning, here), {@code 2026-03-01 12:00}, {@code
   * 2026-03-01T12:00:00Z}, {@code yesterday}, {@code 2 weeks ago}.
   *
   * @throws InputException where it is none of these
   */
  public static Instant parse(String text) {
    String stripped = text.strip();
    try {
      if (stripped.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(stripped).atStartOfDay(ZoneId.systemDefault()).toInstant();
      }
      if (stripped.matches("\\d{4}-\\d{2}-\\d{2}[T ][\\d:]+")) {
        LocalDateTime time = LocalDateTime.parse(stripped.replace(' ', 'T'));
        return time.atZone(ZoneId.systemDefault()).toInstant();
      }
      return stripped.matches("\\d{4}-.*Z") ? Instant.parse(stripped) : git(stripped);
    } catch (DateTimeParseException | ParseException e) {
      throw new InputException(
          "'"
              + text
              + "' is no time; expected 2026-03-01, \"2026-03-01 12:00\", yesterday or \"2 weeks ago\"",
          e);
    }
  }

  private static Instant git(String text) throws ParseException {
    if (text.equals("never")) { // git's word for the end of time, which lists nothing
      throw new ParseException(text, 0);
    }
    return GitTimeParser.parseInstant(text);
  }
}
