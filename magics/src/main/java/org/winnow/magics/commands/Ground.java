package org.winnow.magics.commands;

/** What of a training a judgement of its labels rests on. */
enum Ground {
  TRACE,
  FOLDS
}
