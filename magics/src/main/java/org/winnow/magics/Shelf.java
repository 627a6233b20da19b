package org.winnow.magics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/**
 * The session's things of one kind, by name; the one put there last is the current one. Safe for
 * all threads.
 */
final class Shelf<T> {
  private final String kind;
  private final String maker;
  private final Map<String, T> things = new LinkedHashMap<>();
  private String current = "";

  /**
   * @param kind what lies here, as {@code model}
   * @param maker the command that makes one
   */
  Shelf(String kind, String maker) {
    this.kind = kind;
    this.maker = maker;
  }

  synchronized void put(String name, T thing) {
    things.put(name, thing);
    current = name;
  }

  synchronized Optional<T> current() {
    return Optional.ofNullable(things.get(current));
  }

  /**
   * The thing of a name.
   *
   * @throws InputException where there is none, naming the nearest
   */
  synchronized T get(String name) {
    T found = things.get(name);
    if (found == null) {
      throw new InputException("there is no " + kind + " '" + name + "'" + hint(name));
    }
    return found;
  }

  /** As {@link #get}; what is taken becomes the current one. */
  synchronized T take(String name) {
    T taken = get(name);
    current = name;
    return taken;
  }

  synchronized List<String> names() {
    return List.copyOf(things.keySet());
  }

  private String hint(String name) {
    return NearestName.of(name, things.keySet())
        .map(n -> "; did you mean '" + n + "'?")
        .orElse(
            things.isEmpty()
                ? "; " + maker + " makes one"
                : "; there are " + String.join(", ", things.keySet()));
  }
}
