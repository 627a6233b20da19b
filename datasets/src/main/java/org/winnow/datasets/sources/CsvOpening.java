package org.winnow.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.winnow.datasets.InputException;

/**
 * What the first bytes of a text table tell.
 *
 * @param separator the character between two fields
 */
record CsvOpening(char separator) {
  private static final int PEEK = 1 << 15;
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};

  /** Looks ahead; afterwards the stream stands at its beginning, after a UTF-8 byte order mark. */
  static CsvOpening of(InputStream bytes, Path file, TextRules rules) throws IOException {
    InputStream in = bytes;
    if (!in.markSupported()) {
      throw new IllegalArgumentException("the stream must support mark and reset");
    }
    in.mark(PEEK);
    byte[] head = in.readNBytes(PEEK);
    in.reset();
    refuseBinary(head, file, rules);
    boolean marked =
        head.length >= 3
            && (head[0] & 0xff) == 0xef
            && (head[1] & 0xff) == 0xbb
            && (head[2] & 0xff) == 0xbf;
    if (marked && rules.charset().equals(StandardCharsets.UTF_8)) {
      in.skipNBytes(3);
    }
    String text = new String(head, rules.charset());
    return new CsvOpening(rules.separator().orElseGet(() -> separator(file, text)));
  }

  private static void refuseBinary(byte[] head, Path file, TextRules rules) {
    boolean utf16 =
        head.length >= 2
            && ((head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe
                || (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff);
    boolean asked = rules.charset().name().startsWith("UTF-16");
    if (utf16 && !asked) {
      throw new InputException(
          file + " is UTF-16 text, not " + rules.charset() + "; try --encoding UTF-16");
    }
    for (byte b : head) {
      if (b == 0 && !asked) {
        throw new InputException(
            file + " is not a text table: there is a zero byte in its first lines");
      }
    }
  }

  private static char separator(Path file, String text) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".tsv") || name.endsWith(".tsv.gz")) {
      return '\t';
    }
    int[] counts = new int[CANDIDATES.length];
    boolean quoted = false;
    for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      for (int k = 0; k < counts.length && !quoted; k++) {
        counts[k] += c == CANDIDATES[k] ? 1 : 0;
      }
    }
    int best = 0;
    for (int k = 1; k < counts.length; k++) {
      best = counts[k] > counts[best] ? k : best;
    }
    return CANDIDATES[best];
  }
}
