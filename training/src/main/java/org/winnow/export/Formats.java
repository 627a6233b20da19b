package org.winnow.export;

import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/** The forms there are. */
public final class Formats {
  private Formats() {}

  /** All forms, in the order in which they are listed. */
  public static List<Format> all() {
    return List.of(
        new JarFormat(), new CFormat(), new JsFormat(), new OnnxFormat(), new Dl4jFormat());
  }

  /** Their names. */
  public static List<String> names() {
    return all().stream().map(Format::name).toList();
  }

  /**
   * The form of a name.
   *
   * @throws InputException naming the nearest where there is none
   */
  public static Format named(String name) {
    return all().stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static InputException unknown(String name) {
    return new InputException(
        "'"
            + name
            + "' is not one of "
            + String.join(", ", names())
            + NearestName.of(name, names()).map(n -> "; did you mean '" + n + "'?").orElse(""));
  }
}
