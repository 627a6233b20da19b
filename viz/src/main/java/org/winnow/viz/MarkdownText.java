package org.winnow.viz;

/**
 * Data in Markdown as git hosts show it. What could be markup is written as numeric entities, which
 * never are (CommonMark 0.31, section 2.5), inside a code element, in which hosts look for no
 * mentions, issues or commits.
 */
public final class MarkdownText {
  /** ASCII that is no markup within a line; a dot is, where it makes an address of {@code www}. */
  private static final String HARMLESS = " ,;()'\"/=+%-?.";

  private MarkdownText() {}

  /** One line of visible text of at most {@code most} characters; nothing where there is none. */
  public static String code(String text, int most) {
    StringBuilder out = new StringBuilder("<code>");
    Escape.line(text, most)
        .codePoints()
        .forEach(
            c -> {
              boolean address = c == '.' && out.charAt(out.length() - 1) == 'w';
              boolean plain = c >= 0x80 || Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0;
              if (plain && !address) {
                out.appendCodePoint(c);
              } else {
                out.append("&#").append(c).append(';');
              }
            });
    return text.isEmpty() ? "" : out.append("</code>").toString();
  }
}
