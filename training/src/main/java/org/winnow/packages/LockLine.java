package org.winnow.packages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;

/**
 * One line of a {@code winnow.lock}: {@code org.acme:digits@1.2.0 sha256:…}.
 *
 * @param sha256 of the package's whole file, 64 hexadecimal digits
 */
public record LockLine(PackageCoordinates coordinates, String sha256) {
  private static final Pattern FORM = Pattern.compile("(\\S+)\\s+sha256:([0-9a-f]{64})");

  /**
   * Reads a line.
   *
   * @throws InputException where it has another form
   */
  static LockLine parse(String line) {
    Matcher m = FORM.matcher(line);
    if (!m.matches()) {
      throw new InputException(
          "expected GROUP:NAME@VERSION sha256:DIGEST, got '" + Shown.of(line) + "'");
    }
    return new LockLine(PackageCoordinates.parse(m.group(1)), m.group(2));
  }

  /**
   * Refuses a file that is not the one locked.
   *
   * @param found SHA-256 of the file
   * @param lock where this line stands, for the message
   */
  void require(String found, String lock) {
    if (!found.equals(sha256)) {
      throw new InputException(
          coordinates
              + " is another file than the one locked: sha256 "
              + found.substring(0, 12)
              + "… came, "
              + lock
              + " says "
              + sha256.substring(0, 12)
              + "…\nIt was published anew or changed on its way; take the line out of "
              + lock
              + " only if you know why.");
    }
  }

  /** As it stands in the file. */
  @Override
  public String toString() {
    return coordinates + " sha256:" + sha256;
  }
}
