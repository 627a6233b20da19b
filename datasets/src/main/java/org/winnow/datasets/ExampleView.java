package org.winnow.datasets;

import java.util.List;

/** What a person is shown of one example, apart from the numbers a network sees. */
public sealed interface ExampleView {
  /** The example in a few words, for places that show only text. */
  String text();

  /**
   * A picture.
   *
   * @param pixels 0 to 255, row by row, channels last (1 grey, 3 RGB, 4 RGBA)
   */
  record Picture(int width, int height, int channels, byte[] pixels) implements ExampleView {
    public Picture {
      if (pixels.length != width * height * channels) {
        throw new InputException(
            "a "
                + width
                + "x"
                + height
                + "x"
                + channels
                + " picture has "
                + width * height * channels
                + " values, got "
                + pixels.length);
      }
    }

    @Override
    public String text() {
      return width + "x" + height + " picture";
    }
  }

  /** A row of a table, as the values were written. */
  record Row(List<String> columns, List<String> values) implements ExampleView {
    public Row {
      columns = List.copyOf(columns);
      values = List.copyOf(values);
      if (columns.size() != values.size()) {
        throw new InputException(columns.size() + " columns but " + values.size() + " values");
      }
    }

    @Override
    public String text() {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        line.append(i == 0 ? "" : ", ").append(columns.get(i)).append('=').append(values.get(i));
      }
      return line.toString();
    }
  }

  /** Running text. */
  record Passage(String text) implements ExampleView {}
}
