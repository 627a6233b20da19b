package org.winnow.training.engine.onednn;

/** Something that holds native memory until it is closed. */
interface Native extends AutoCloseable {
  @Override
  void close();
}
