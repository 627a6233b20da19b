package org.winnow.kernel.history;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The session of this kernel. It takes its number with its first cell, so that a kernel that runs
 * nothing leaves nothing. Where the folder cannot be written, its newest cells are kept in memory.
 */
final class CurrentSession {
  private static final int MOST_IN_MEMORY = 1_000;

  private final SessionFolder folder;
  private final Deque<PastCell> inMemory = new ArrayDeque<>();
  private int number;
  private boolean onDisk;

  CurrentSession(SessionFolder folder) {
    this.folder = folder;
  }

  /** The session's number: its own, or before its first cell the one that it would get. */
  int number() {
    return number > 0 ? number : folder.sessions().stream().reduce(0, Math::max) + 1;
  }

  void add(int line, String input, String output) {
    if (number == 0) {
      begin();
    }
    PastCell cell = new PastCell(number, line, input, output);
    if (onDisk) {
      try {
        folder.append(cell);
        return;
      } catch (IOException full) {
        onDisk = false;
      }
    }
    inMemory.add(cell);
    if (inMemory.size() > MOST_IN_MEMORY) {
      inMemory.remove();
    }
  }

  private void begin() {
    try {
      number = folder.begin();
      onDisk = true;
    } catch (IOException | SecurityException readOnly) {
      number = number();
    }
  }

  /** The session's cells in order. */
  List<PastCell> cells() {
    List<PastCell> all = new ArrayList<>(number > 0 ? folder.cells(number) : List.of());
    all.addAll(inMemory);
    return all;
  }
}
