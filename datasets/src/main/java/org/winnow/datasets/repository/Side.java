package org.winnow.datasets.repository;

/** Whose judgement stands where this session and somebody else judged an example differently. */
public enum Side {
  /** This session's; the other stays in the history below it. */
  YOURS,
  /** The one that was committed first; this session's edit of the example is given up. */
  THEIRS
}
