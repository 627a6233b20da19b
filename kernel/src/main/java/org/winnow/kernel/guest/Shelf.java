package org.winnow.kernel.guest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where a notebook's code finds what is to be assigned: it can reach static members alone. */
public final class Shelf {
  private static final Map<String, Object> VALUES = new ConcurrentHashMap<>();

  private Shelf() {}

  /** The value that was put for a variable, or null. */
  public static Object get(String name) {
    return VALUES.get(name);
  }

  static void put(String name, Object value) {
    if (value == null) {
      VALUES.remove(name);
    } else {
      VALUES.put(name, value);
    }
  }
}
