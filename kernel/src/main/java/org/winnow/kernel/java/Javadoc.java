package org.winnow.kernel.java;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A documentation comment, brought into HTML and into plain text.
 *
 * @param body the description, with its inline tags
 * @param tags the block tags' texts by their headings, as {@code Parameters}
 */
record Javadoc(String body, Map<String, List<String>> tags) {
  private static final Pattern BLOCK = Pattern.compile("(?m)^[ \\t]*@(\\w+)\\s*");
  private static final Map<String, String> HEADINGS =
      Map.of(
          "param", "Parameters",
          "return", "Returns",
          "throws", "Throws",
          "exception", "Throws",
          "since", "Since",
          "see", "See also",
          "deprecated", "Deprecated",
          "apiNote", "Note",
          "implSpec", "Implementation");

  /** The comment as it stands in the source, without its stars. */
  static Javadoc parse(String comment) {
    Matcher m = BLOCK.matcher(comment);
    Map<String, List<String>> tags = new LinkedHashMap<>();
    int end = comment.length();
    boolean found = m.find();
    if (found) {
      end = m.start();
    }
    while (found) {
      String name = m.group(1);
      int start = m.end();
      found = m.find();
      String text = comment.substring(start, found ? m.start() : comment.length()).strip();
      if (HEADINGS.containsKey(name)) {
        tags.computeIfAbsent(HEADINGS.get(name), n -> new ArrayList<>())
            .add(List.of("param", "throws", "exception").contains(name) ? named(text) : text);
      }
    }
    return new Javadoc(comment.substring(0, end).strip(), tags);
  }

  /** What begins with a name: the name as code, then the rest. */
  private static String named(String text) {
    String[] parts = text.split("\\s+", 2);
    return "{@code " + parts[0] + "}" + (parts.length > 1 ? " – " + parts[1] : "");
  }

  /** The comment as HTML. */
  String html() {
    StringBuilder html = new StringBuilder(inline(body));
    tags.forEach(
        (heading, texts) -> {
          html.append("\n<p><b>").append(heading).append("</b></p>\n<ul>");
          texts.forEach(text -> html.append("\n<li>").append(inline(text)).append("</li>"));
          html.append("\n</ul>");
        });
    return html.toString();
  }

  /** The comment as plain text. */
  String text() {
    return HtmlText.of(html());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String inline(String text) {
    StringBuilder html = new StringBuilder();
    int at = 0;
    while (true) {
      int open = text.indexOf("{@", at);
      int close = open < 0 ? -1 : closing(text, open);
      if (close < 0) {
        return html.append(text.substring(at)).toString();
      }
      html.append(text, at, open).append(tag(text.substring(open + 2, close)));
      at = close + 1;
    }
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String tag(String inside) {
    // One blank only: in code the indentation of the first line counts.
    String[] parts = inside.split("\\s", 2);
    String rest = parts.length > 1 ? parts[1] : "";
    return switch (parts[0]) {
      case "code", "value", "systemProperty" -> "<code>" + escaped(rest) + "</code>";
      case "link" -> "<code>" + reference(rest.strip()) + "</code>";
      case "linkplain" -> reference(rest.strip());
      case "literal" -> escaped(rest);
      case "snippet" -> "<pre>" + escaped(rest.substring(rest.indexOf(':') + 1)) + "</pre>";
      case "return" -> "Returns " + inline(rest) + ".";
      case "index" -> rest.replaceFirst("^\"([^\"]*)\".*|(\\S*).*", "$1$2");
      default -> "";
    };
  }

  /** A reference's label, else what it refers to: {@code #m(int)} and {@code Type#m(int)}. */
  private static String reference(String text) {
    Matcher m = Pattern.compile("([^\\s(]*(?:\\([^)]*\\))?)\\s*(.*)", Pattern.DOTALL).matcher(text);
    if (!m.matches()) {
      return escaped(text);
    }
    return m.group(2).isBlank()
        ? escaped(m.group(1).replaceFirst("^#", "").replace('#', '.'))
        : inline(m.group(2));
  }
}
