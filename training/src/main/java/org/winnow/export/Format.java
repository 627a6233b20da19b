package org.winnow.export;

import java.nio.file.Path;
import java.util.List;

/** A form that a network can be written in, for a program without Winnow. */
public interface Format {
  /** The word in {@code %export}. */
  String name();

  /** What it is, in a few words. */
  String summary();

  /** Whether it can be written with whole numbers of 8 bits in place of floats. */
  default boolean hasInt8() {
    return false;
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @return what its user should know of it, a sentence a line
   * @throws org.winnow.datasets.InputException where the form has no place for something in the
   *     network, naming it and the forms that have, or the file cannot be written
   */
  List<String> write(Shipment shipment, Path file);
}
