package org.winnow.kernel.java;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The bytes of the classes that JShell has made of cells, as its compiler wrote them, for another
 * compiler to read. Safe for all threads.
 */
final class CellClasses {
  private final Map<String, byte[]> bytes = new HashMap<>();
  private long version;

  /** Adds a class or replaces it. */
  synchronized void put(String name, byte[] code) {
    bytes.put(name, code);
    version++;
  }

  /** Removes a class with those within it. */
  synchronized void remove(String outer) {
    Set<String> gone = new HashSet<>();
    for (String name : bytes.keySet()) {
      if (name.equals(outer) || name.startsWith(outer + "$")) {
        gone.add(name);
      }
    }
    bytes.keySet().removeAll(gone);
  }

  /** A number that changes whenever a class is added or replaced. */
  synchronized long version() {
    return version;
  }

  /** All of them by their binary names. */
  synchronized Map<String, byte[]> all() {
    return Map.copyOf(bytes);
  }
}
