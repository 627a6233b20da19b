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
   * @param texts ISO dates or date-times, by number
   */
  static Column<?> column(String name, LongChunks numbers, List<String> texts) {
    boolean plain = texts.stream().allMatch(t -> t.length() == DATE_LENGTH);
    return plain ? dates(name, numbers, texts) : times(name, numbers, texts);
  }

  private static Column<?> dates(String name, LongChunks numbers, List<String> texts) {
    int[] packed = texts.stream().mapToInt(t -> PackedLocalDate.pack(LocalDate.parse(t))).toArray();
    DateColumn column = DateColumn.create(name);
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) < 0) {
        column.appendMissing();
      } else {
        column.appendInternal(packed[(int) numbers.get(i)]);
      }
    }
    return column;
  }

  private static Column<?> times(String name, LongChunks numbers, List<String> texts) {
    long[] packed = texts.stream().mapToLong(t -> PackedLocalDateTime.pack(time(t))).toArray();
    DateTimeColumn column = DateTimeColumn.create(name);
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) < 0) {
        column.appendMissing();
      } else {
        column.appendInternal(packed[(int) numbers.get(i)]);
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
