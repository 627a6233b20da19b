package org.winnow.kernel.maven;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;

/**
 * What names an artifact.
 *
 * @param extension {@code jar} as a rule
 * @param classifier empty where there is none
 * @param version a version, or a range as {@code [1.0,2.0)}
 */
public record Coordinates(
    String group, String artifact, String extension, String classifier, String version) {
  private static final Pattern FORM =
      Pattern.compile("([^:\\s]+):([^:\\s]+)(?::([^:\\s]+)(?::([^:\\s]+))?)?:([^:\\s]+)");

  /**
   * Reads {@code GROUP:ARTIFACT[:EXTENSION[:CLASSIFIER]]:VERSION}.
   *
   * @throws InputException if the text has another form
   */
  public static Coordinates parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new InputException(
          "'"
              + text
              + "' names no artifact; expected GROUP:ARTIFACT:VERSION,"
              + " as org.apache.commons:commons-csv:1.14.1");
    }
    return new Coordinates(
        m.group(1),
        m.group(2),
        Optional.ofNullable(m.group(3)).orElse("jar"),
        Optional.ofNullable(m.group(4)).orElse(""),
        m.group(5));
  }

  /** What can stand on a class path only once: everything but the version. */
  public String key() {
    return group + ":" + artifact + (classifier.isEmpty() ? "" : ":" + classifier);
  }

  @Override
  public String toString() {
    return key() + ":" + version;
  }
}
