package org.winnow.datasets.sources;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.datetimes.PackedLocalDateTime;

/** Makes columns of dates, or of dates with times, reading every distinct ISO text only once. */
final class DateCells {
  private static final int DATE_LENGTH = 10;

  private DateCells() {}

  /**
   * @param numbers the number of the text in each row, below 0 where missing
   * @param size rows
   * @param texts ISO dates or date-times, by number
   */
  static Column<?> column(String name, long[] numbers, int size, List<String> texts) {
    boolean plain = texts.stream().allMatch(t -> t.length() == DATE_LENGTH);
    return plain ? dates(name, numbers, size, texts) : times(name, numbers, size, texts);
  }

  private static Column<?> dates(String name, long[] numbers, int size, List<String> texts) {
    int[] packed = texts.stream().mapToInt(t -> PackedLocalDate.pack(LocalDate.parse(t))).toArray();
    DateColumn column = DateColumn.create(name);
    for (int i = 0; i < size; i++) {
      if (numbers[i] < 0) {
        column.appendMissing();
      } else {
        column.appendInternal(packed[(int) numbers[i]]);
      }
    }
    return column;
  }

  private static Column<?> times(String name, long[] numbers, int size, List<String> texts) {
    long[] packed = texts.stream().mapToLong(t -> PackedLocalDateTime.pack(time(t))).toArray();
    DateTimeColumn column = DateTimeColumn.create(name);
    for (int i = 0; i < size; i++) {
      if (numbers[i] < 0) {
        column.appendMissing();
      } else {
        column.appendInternal(packed[(int) numbers[i]]);
      }
    }
    return column;
  }

  private static LocalDateTime time(String text) {
    return text.length() == DATE_LENGTH
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text.replace(' ', 'T'));
  }
}
