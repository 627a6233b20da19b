package org.winnow.packages;

import java.util.regex.Pattern;
import org.winnow.datasets.InputException;

/**
 * What a package is called in all its versions, as {@code org.acme:digits}: safe as a Maven
 * coordinate and as a path.
 *
 * @param group {@code org.acme}: words of small letters, digits, {@code -} and {@code _}, with dots
 *     between them
 * @param artifact {@code digits}: one or more such words
 */
public record PackageName(String group, String artifact) implements Comparable<PackageName> {
  private static final Pattern WORDS =
      Pattern.compile("[a-z0-9][a-z0-9_-]*(?:\\.[a-z0-9][a-z0-9_-]*)*");
  private static final int LONGEST = 100;

  public PackageName {
    check(group, "group");
    check(artifact, "name");
  }

  private static void check(String part, String what) {
    if (part.length() > LONGEST || !WORDS.matcher(part).matches()) {
      throw new InputException(
          "a package's "
              + what
              + " is at most "
              + LONGEST
              + " small letters, digits, '-', '_' and single dots between them, got '"
              + Shown.of(part)
              + "'");
    }
  }

  /**
   * Reads {@code group:artifact}.
   *
   * @throws InputException where it is no such name
   */
  public static PackageName parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2) {
      throw new InputException(
          "a package's name is GROUP:NAME, as org.acme:digits, got '" + Shown.of(text) + "'");
    }
    return new PackageName(parts[0], parts[1]);
  }

  @Override
  public int compareTo(PackageName other) {
    int groups = group.compareTo(other.group);
    return groups != 0 ? groups : artifact.compareTo(other.artifact);
  }

  /** {@code org.acme:digits}. */
  @Override
  public String toString() {
    return group + ":" + artifact;
  }
}
