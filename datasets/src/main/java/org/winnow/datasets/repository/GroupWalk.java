package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.List;

/** Walks several texts of one shard side by side, example by example, in the order of ids. */
final class GroupWalk {
  private final List<GroupCursor> cursors = new ArrayList<>();
  private List<GroupCursor.Group> groups = List.of();

  /**
   * @param texts the shard in several commits; empty where it is not there
   */
  GroupWalk(String path, List<byte[]> texts) {
    texts.forEach(text -> cursors.add(new GroupCursor(path, text)));
  }

  /** Goes on to the next example that any of them has; false behind the last. */
  boolean next() {
    GroupCursor first = cursors.get(0);
    for (GroupCursor cursor : cursors) {
      first = cursor.compareKey(first) < 0 ? cursor : first;
    }
    if (first.atEnd()) {
      return false;
    }
    List<GroupCursor> standing = new ArrayList<>(cursors.size());
    List<GroupCursor.Group> now = new ArrayList<>(cursors.size());
    for (GroupCursor cursor : cursors) {
      boolean here = cursor.compareKey(first) == 0;
      now.add(here ? cursor.group() : cursor.none());
      if (here) {
        standing.add(cursor);
      }
    }
    standing.forEach(GroupCursor::next);
    groups = now;
    return true;
  }

  /** The present example's lines in one of the texts. */
  GroupCursor.Group get(int text) {
    return groups.get(text);
  }

  /** The present example's full id. */
  String id() {
    return groups.stream().filter(group -> !group.isEmpty()).findFirst().orElseThrow().id();
  }
}
