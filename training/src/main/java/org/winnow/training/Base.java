package org.winnow.training;

import java.util.List;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;

/**
 * The published network that a skeleton begins with: what a model says of its descent.
 *
 * @param source the package, as {@code org.acme:digits@1.2.0}
 * @param sha256 of the package's file, 64 hexadecimal digits
 * @param to the last of its layers that is used
 * @param frozen whether the layers keep their weights
 * @param layers names of the layers taken over, the input first
 */
public record Base(String source, String sha256, String to, boolean frozen, List<String> layers) {
  private static final Pattern SOURCE = Pattern.compile("[\\w.:@-]{1,300}");
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{64}");

  public Base {
    if (!SOURCE.matcher(source).matches() || !SHA.matcher(sha256).matches()) {
      throw new InputException("what a network was built on is a package and its SHA-256");
    }
    layers = List.copyOf(layers);
  }
}
