package org.winnow.packages;

import java.util.regex.Pattern;
import org.winnow.datasets.InputException;
import org.winnow.training.Base;

/**
 * A package that another one was built on.
 *
 * @param sha256 of its whole file, 64 hexadecimal digits
 */
public record Foundation(PackageCoordinates coordinates, String sha256) {
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{64}");

  /** A package as it is, signed or not. */
  public static Foundation of(PackageFile file) {
    return new Foundation(file.manifest().coordinates(), file.sha256());
  }

  /** What a network's provenance says of it. */
  public static Foundation of(Base base) {
    return new Foundation(PackageCoordinates.parse(base.source()), base.sha256());
  }

  public Foundation {
    if (!SHA.matcher(sha256).matches()) {
      throw new InputException(
          "a SHA-256 has 64 hexadecimal digits, got '" + Shown.of(sha256) + "'");
    }
  }
}
