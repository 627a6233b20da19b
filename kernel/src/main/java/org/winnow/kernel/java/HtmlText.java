package org.winnow.kernel.java;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plain text of the simple HTML of documentation comments. */
final class HtmlText {
  private static final Pattern PART =
      Pattern.compile(
          "<pre[^>]*>(?<code>.*?)</pre>|<(?<end>/)?(?<name>\\w+)[^>]*>|(?<words>[^<]+|<)",
          Pattern.DOTALL);
  private static final Pattern ENTITY = Pattern.compile("&(#?\\w+);");
  private static final Map<String, String> ENTITIES =
      Map.of(
          "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "le", "≤", "ge", "≥", "ne",
          "≠", "times", "×", "pi", "π");

  private HtmlText() {}

  static String of(String html) {
    StringBuilder text = new StringBuilder();
    Matcher part = PART.matcher(html);
    while (part.find()) {
      if (part.group("code") != null) {
        String code = decoded(part.group("code").replaceAll("<[^>]+>", ""));
        text.append("\n\n")
            .append(code.stripIndent().replaceFirst("^\\s*\\R", "").stripTrailing().indent(2))
            .append('\n');
      } else if (part.group("name") != null) {
        text.append(gap(part.group("name").toLowerCase(Locale.ROOT), part.group("end") != null));
      } else {
        String flat = decoded(part.group("words").replaceAll("\\s+", " "));
        text.append(endsLine(text) ? flat.stripLeading() : flat);
      }
    }
    return text.toString().replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
  }

  /** What a tag is in plain text. */
  private static String gap(String name, boolean end) {
    return switch (name) {
      case "p", "ul", "ol", "dl", "table", "blockquote", "h1", "h2", "h3", "h4" -> "\n\n";
      case "li" -> end ? "" : "\n• ";
      case "br", "tr", "dt" -> end ? "" : "\n";
      case "dd", "td", "th" -> end ? "" : "  ";
      default -> "";
    };
  }

  private static boolean endsLine(StringBuilder text) {
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
  }

  private static String decoded(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1).startsWith("#")
                        ? character(m.group(1).substring(1).toLowerCase(Locale.ROOT), m.group())
                        : ENTITIES.getOrDefault(m.group(1), m.group())));
  }

  private static String character(String number, String otherwise) {
    try {
      int code =
          number.startsWith("x")
              ? Integer.parseInt(number.substring(1), 16)
              : Integer.parseInt(number);
      return Character.toString(code);
    } catch (IllegalArgumentException noCharacter) {
      return otherwise;
    }
  }
}
