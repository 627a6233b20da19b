package org.winnow.training.engine.onednn;

/** One entry of a program, with every address settled. */
interface Step extends Native {
  void run();

  @Override
  default void close() {}
}
