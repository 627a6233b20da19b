package org.winnow.datasets.repository;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Which object is stored as a difference to which. No object leads back to itself, and none is more
 * than so many differences away from a whole one.
 */
final class DeltaBases {
  /** As deep as git makes them. */
  private static final int DEEPEST = 50;

  private final Map<ObjectId, ObjectId> bases = new HashMap<>();

  /** Differences that hang below an object, at most. */
  private final Map<ObjectId, Integer> heights = new HashMap<>();

  /** Takes over how an object is stored already. */
  void known(ObjectId object, ObjectId base) {
    bases.put(object, base);
    raise(object);
  }

  /** Makes a whole object a difference to another, if the rules allow it. */
  void offer(ObjectId object, ObjectId base) {
    if (bases.containsKey(object)) {
      return;
    }
    int above = 0;
    for (ObjectId at = base; at != null; at = bases.get(at)) {
      if (at.equals(object)) {
        return;
      }
      above++;
    }
    if (above + heights.getOrDefault(object, 0) <= DEEPEST) {
      bases.put(object, base);
      raise(object);
    }
  }

  private void raise(ObjectId object) {
    int height = heights.getOrDefault(object, 0);
    for (ObjectId at = bases.get(object); at != null; at = bases.get(at)) {
      height++;
      if (heights.getOrDefault(at, 0) >= height) {
        return;
      }
      heights.put(at, height);
    }
  }

  ObjectId of(ObjectId object) {
    return bases.get(object);
  }

  /** An object and those it needs, the one first that needs none. */
  Deque<ObjectId> chain(ObjectId object) {
    Deque<ObjectId> chain = new ArrayDeque<>();
    for (ObjectId at = object; at != null; at = bases.get(at)) {
      chain.push(at);
    }
    return chain;
  }
}
