package org.winnow.packages;

import org.winnow.datasets.InputException;

/** One version of a package, as {@code org.acme:digits@1.2.0}. */
public record PackageCoordinates(PackageName name, PackageVersion version) {
  /**
   * Reads {@code group:artifact@version}.
   *
   * @throws InputException where it is not of this form
   */
  public static PackageCoordinates parse(String text) {
    int at = text.indexOf('@');
    if (at < 0) {
      throw new InputException(
          "a package is GROUP:NAME@VERSION, as org.acme:digits@1.2.0, got '"
              + Shown.of(text)
              + "'");
    }
    return new PackageCoordinates(
        PackageName.parse(text.substring(0, at)), PackageVersion.parse(text.substring(at + 1)));
  }

  /** The name of its file where nobody asks for another: {@code digits-1.2.0.winnowpkg}. */
  public String fileName() {
    return name.artifact() + "-" + version + "." + PackageFile.EXTENSION;
  }

  /** {@code org.acme:digits@1.2.0}. */
  @Override
  public String toString() {
    return name + "@" + version;
  }
}
