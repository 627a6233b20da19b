package org.winnow.training.engine;

/**
 * What an update rule remembers between steps: with the weights, all that a training needs to go on
 * as if it had never paused.
 *
 * @param steps steps taken so far
 * @param values the rule's moments in the order of DL4J's state view; empty for plain descent; not
 *     copied, not to be changed
 */
public record UpdaterState(long steps, float[] values) {}
