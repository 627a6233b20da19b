package org.winnow.training;

import org.winnow.datasets.InputException;

/** Where the networks are found that a skeleton's line {@code use} names. */
@FunctionalInterface
public interface Published {
  /**
   * The network of a package that is installed.
   *
   * @param reference as {@code org.acme:digits@1.2.0}
   * @throws InputException where it is not installed or not what was locked
   */
  Found find(String reference);

  /** Knows no package. */
  static Published none() {
    return reference -> {
      throw new InputException(
          "packages are not known here; in a notebook %%skeleton finds them, in Java"
              + " winnow.skeleton(name, text)");
    };
  }

  /**
   * A published network.
   *
   * @param source the package with its version
   * @param sha256 of the package's file
   */
  record Found(Model model, String source, String sha256) {}
}
