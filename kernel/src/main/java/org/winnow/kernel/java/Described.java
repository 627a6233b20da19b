package org.winnow.kernel.java;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.winnow.viz.Figure;

/**
 * Something of Java, described.
 *
 * @param signature how it is declared
 * @param comment its documentation comment; empty where no sources are there
 */
public record Described(String signature, String comment) {
  private String text() {
    return comment.isBlank() ? signature : signature + "\n\n" + Javadoc.parse(comment).text();
  }

  private String html() {
    String head = "<pre><b>" + Javadoc.escaped(signature) + "</b></pre>";
    return comment.isBlank() ? head : head + "\n" + Javadoc.parse(comment).html();
  }

  /** Descriptions as text and HTML; nothing if there are none. */
  public static Optional<Figure> figure(List<Described> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(figure("", all));
  }

  /** Descriptions as text and HTML, some words before them. */
  public static Figure figure(String words, List<Described> all) {
    String text = all.stream().map(Described::text).collect(Collectors.joining("\n\n"));
    String html = all.stream().map(Described::html).collect(Collectors.joining("\n<hr>\n"));
    String before = words.isEmpty() ? "" : "<pre>" + Javadoc.escaped(words) + "</pre>\n";
    return new Figure(
        Map.of(Figure.TEXT, (words + "\n\n" + text).strip(), Figure.HTML, before + html));
  }
}
