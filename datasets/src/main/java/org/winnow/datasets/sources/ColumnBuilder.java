package org.winnow.datasets.sources;

import java.util.List;
import org.winnow.datasets.MissingText;
import org.winnow.datasets.NumberForm;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * Gathers one column of a text table and finds its type from all of its values: whole numbers, else
 * numbers, else truth values, else dates, else text.
 *
 * <p>A column that looks like numbers and turns out to be text must be read a second time ({@link
 * #mustReadAgain}), since its numbers' spelling has not been kept.
 */
final class ColumnBuilder {
  private enum State {
    EMPTY,
    WHOLE,
    REAL,
    TEXT
  }

  private static final long MISSING = Long.MIN_VALUE;
  private static final long MISSING_REAL = Double.doubleToRawLongBits(Double.NaN);

  private final String name;
  private final NumberText number = new NumberText();
  private final TextPool pool = new TextPool();
  private State state = State.EMPTY;
  private boolean spoilt;
  private LongChunks values = new LongChunks();

  ColumnBuilder(String name) {
    this.name = name;
  }

  /** For a column that is known to be text. */
  ColumnBuilder asText() {
    state = State.TEXT;
    return this;
  }

  String name() {
    return name;
  }

  /** Whether numbers were followed by a text, so that the column has to be read again as text. */
  boolean mustReadAgain() {
    return spoilt;
  }

  void add(char[] text, int start, int wholeLength) {
    if (spoilt) {
      return;
    }
    int from = start;
    int end = start + wholeLength;
    while (from < end && text[from] <= ' ') {
      from++;
    }
    while (end > from && text[end - 1] <= ' ') {
      end--;
    }
    int length = end - from;
    values.add(isMissing(text, from, length) ? missing() : value(text, from, length));
  }

  private static boolean isMissing(char[] text, int from, int length) {
    if (length == 0) {
      return true;
    }
    char c = text[from];
    boolean possible = length <= 4 && (c == 'N' || c == 'n' || c == '?');
    return possible && MissingText.is(new String(text, from, length));
  }

  private long missing() {
    return state == State.REAL ? MISSING_REAL : MISSING;
  }

  private long value(char[] text, int from, int length) {
    if (state == State.EMPTY || state == State.WHOLE) {
      long whole = NumberText.readWhole(text, from, length);
      if (whole != NumberText.NOT_WHOLE) {
        state = State.WHOLE;
        return whole;
      }
    }
    if (state != State.TEXT && number.readReal(text, from, length)) {
      becomeReal();
      return Double.doubleToRawLongBits(number.value());
    }
    spoilt = state == State.WHOLE || state == State.REAL;
    state = State.TEXT;
    return pool.number(text, from, length);
  }

  private void becomeReal() {
    if (state == State.REAL) {
      return;
    }
    state = State.REAL;
    for (int i = 0; i < values.size(); i++) {
      long whole = values.get(i);
      values.set(i, whole == MISSING ? MISSING_REAL : Double.doubleToRawLongBits((double) whole));
    }
  }

  /** The finished column; this builder is used up. */
  Column<?> build() {
    Column<?> column =
        switch (state) {
          case WHOLE -> whole();
          case REAL -> real();
          case TEXT, EMPTY -> text();
        };
    values = null;
    return column;
  }

  private Column<?> whole() {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != MISSING
          && (values.get(i) <= Integer.MIN_VALUE || values.get(i) > Integer.MAX_VALUE)) {
        return LongColumn.create(name, longs());
      }
    }
    int[] ints = new int[values.size()];
    for (int i = 0; i < values.size(); i++) {
      ints[i] = values.get(i) == MISSING ? Integer.MIN_VALUE : (int) values.get(i);
    }
    return IntColumn.create(name, ints);
  }

  private long[] longs() {
    long[] longs = new long[values.size()];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = values.get(i);
    }
    return longs;
  }

  private Column<?> real() {
    double[] doubles = new double[values.size()];
    for (int i = 0; i < values.size(); i++) {
      doubles[i] = Double.longBitsToDouble(values.get(i));
    }
    return DoubleColumn.create(name, doubles);
  }

  private Column<?> text() {
    List<String> texts = pool.texts();
    if (!texts.isEmpty() && all(NumberForm.TRUTH)) {
      return truths(texts);
    }
    if (!texts.isEmpty() && all(NumberForm.DATE)) {
      return DateCells.column(name, values, texts);
    }
    StringColumn column = StringColumn.create(name);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == MISSING) {
        column.appendMissing();
      } else {
        column.append(texts.get((int) values.get(i)));
      }
    }
    return column;
  }

  private boolean all(NumberForm form) {
    return pool.texts().stream().allMatch(t -> form.read(t).isPresent());
  }

  private Column<?> truths(List<String> texts) {
    boolean[] isTrue = new boolean[texts.size()];
    for (int i = 0; i < isTrue.length; i++) {
      isTrue[i] = texts.get(i).equalsIgnoreCase("true");
    }
    BooleanColumn column = BooleanColumn.create(name);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == MISSING) {
        column.appendMissing();
      } else {
        column.append(isTrue[(int) values.get(i)]);
      }
    }
    return column;
  }
}
