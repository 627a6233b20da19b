package org.winnow.datasets;

/** How a text becomes features by its words. */
public sealed interface TextEncoding extends ColumnEncoding permits TokenSequence, WordBag {
  /** The vocabulary, learnt from the training rows; features mean the same only where it is. */
  Words words();
}
