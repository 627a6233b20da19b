package org.winnow.kernel.java;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The one value that {@code _} stands for: that of the last cell that showed one, until the next
 * does. Safe for all threads.
 */
final class LastValue {
  private Given kept = Given.NOTHING;
  private WeakReference<Object> offered = new WeakReference<>(null);
  private String offeredType = "";

  /** A value that may be kept next, with its type. */
  synchronized void offer(Given given) {
    offered = new WeakReference<>(given.value());
    offeredType = given.type();
  }

  /** Keeps a value, in place of the one before. */
  synchronized void keep(Object value) {
    kept = new Given(value, offered.get() == value ? offeredType : "");
  }

  /** The value; null if there is none yet. */
  synchronized Object value() {
    return kept.value();
  }

  /**
   * The types by which it may be declared, the one that says most first: that of the expression it
   * came from, then those of its class. Some of them the compiler may refuse.
   */
  List<String> types() {
    Given given;
    synchronized (this) {
      given = kept;
    }
    Set<String> types = new LinkedHashSet<>();
    if (TypeNames.isNameable(given.type())) {
      types.add(TypeNames.inCells(given.type()));
    }
    types.addAll(TypeNames.of(given.value(), TypeNames.erased(given.type())));
    return new ArrayList<>(types);
  }
}
