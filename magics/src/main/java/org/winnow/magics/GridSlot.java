package org.winnow.magics;

import java.util.Optional;

/** The grid that is open below a cell: one at a time. For the thread of the commands. */
final class GridSlot {
  private Optional<OpenGrid> grid = Optional.empty();

  /** The grid that takes messages, if any does. */
  Optional<OpenGrid> open() {
    return grid.filter(OpenGrid::isOpen);
  }

  /** Ends the one that is open, if any, and gives it back. */
  Optional<OpenGrid> close() {
    Optional<OpenGrid> closed = open();
    closed.ifPresent(OpenGrid::close);
    grid = Optional.empty();
    return closed;
  }

  /** Holds another one; the one before it was closed. */
  <T extends OpenGrid> T hold(T opened) {
    grid = Optional.of(opened);
    return opened;
  }

  /** Has the open one show how things stand. */
  void refresh() {
    open().ifPresent(OpenGrid::refresh);
  }
}
