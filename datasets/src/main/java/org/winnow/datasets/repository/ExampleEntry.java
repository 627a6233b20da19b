package org.winnow.datasets.repository;

import org.winnow.datasets.Split;

/**
 * What is recorded of one example beside its labels: a line of an example file.
 *
 * @param position its place among all examples; ties go by id
 * @param blob where its bytes are
 * @param source number of its source in the list of sources
 * @param base the commit that was checked out when it was brought in, or {@code -} for none
 */
record ExampleEntry(String id, int position, Split split, BlobRef blob, int source, String base) {
  /** Fields in a line. */
  static final int FIELDS = 8;

  /** The same, with another number for its source. */
  ExampleEntry from(int number) {
    return new ExampleEntry(id, position, split, blob, number, base);
  }

  String line() {
    return Fields.line(
        id, position, split.label(), blob.hash(), blob.features(), blob.view(), source, base);
  }

  /** Reads the line that a cursor stands on. */
  static ExampleEntry read(LineCursor line) {
    line.require(FIELDS, FIELDS);
    return new ExampleEntry(
        line.string(0),
        line.number(1),
        Split.parse(line.raw(2)),
        new BlobRef(line.raw(3), line.number(4), line.number(5)),
        line.number(6),
        line.raw(7));
  }
}
