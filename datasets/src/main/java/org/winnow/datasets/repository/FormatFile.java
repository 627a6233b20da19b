package org.winnow.datasets.repository;

import java.nio.charset.StandardCharsets;
import org.winnow.datasets.InputException;

/** The file that says how the others are to be read. */
record FormatFile(ShardLayout layout) {
  static final String FILE = "format";
  private static final String NAME = "winnow-labels";
  private static final int VERSION = 1;

  String text() {
    return NAME + " " + VERSION + "\nshard-digits " + layout.digits() + "\n";
  }

  static FormatFile parse(byte[] bytes) {
    String[] words = new String(bytes, StandardCharsets.UTF_8).trim().split("\\s+");
    if (words.length < 2 || !words[0].equals(NAME) || !words[1].matches("\\d{1,9}")) {
      throw new InputException(
          "the file '"
              + FILE
              + "' does not begin with '"
              + NAME
              + " VERSION': no label repository");
    }
    if (Integer.parseInt(words[1]) != VERSION) {
      throw new InputException(
          "this repository has label format "
              + words[1]
              + ", this Winnow reads format "
              + VERSION
              + "; open it with a newer Winnow");
    }
    if (words.length != 4 || !words[2].equals("shard-digits") || !words[3].matches("\\d")) {
      throw new InputException("the file '" + FILE + "' needs a line 'shard-digits 1..5'");
    }
    return new FormatFile(new ShardLayout(Integer.parseInt(words[3])));
  }
}
