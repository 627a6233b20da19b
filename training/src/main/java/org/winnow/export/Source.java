package org.winnow.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.winnow.training.WholeFile;

/** Program text while it is written. */
final class Source {
  private static final int WIDTH = 100;

  private final Writer out;

  /** What writes a file's text. */
  interface Body {
    void writeTo(Source source) throws IOException;
  }

  private Source(Writer out) {
    this.out = out;
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws org.winnow.datasets.InputException where it cannot be written
   */
  static void save(Path file, Body body) {
    WholeFile.write(file, text(body).getBytes(StandardCharsets.UTF_8));
  }

  /** What a body writes. */
  static String text(Body body) {
    StringWriter text = new StringWriter();
    try {
      body.writeTo(new Source(text));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text.toString();
  }

  /** A text that comes with this code, as {@code c/dense.c}. */
  static String resource(String name) {
    try (InputStream in = Source.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name + " from the jar of winnow-training", e);
    }
  }

  /** A text that comes with this code, with what is written as {@code @NAME@} filled in. */
  static String filled(String name, Map<String, String> values) {
    String text = resource(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return text;
  }

  Source add(String text) throws IOException {
    out.write(text);
    return this;
  }

  /** A list between brackets, its items separated by commas, in lines of some width. */
  Source list(String open, Stream<String> items, String close) throws IOException {
    out.write(open);
    int column = WIDTH;
    Iterator<String> each = items.iterator();
    while (each.hasNext()) {
      String item = each.next() + (each.hasNext() ? "," : "");
      if (column + item.length() > WIDTH) {
        out.write("\n ");
        column = 1;
      }
      out.write(" ");
      out.write(item);
      column += item.length() + 1;
    }
    out.write("\n" + close + "\n");
    return this;
  }
}
