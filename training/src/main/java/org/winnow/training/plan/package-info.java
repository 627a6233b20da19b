/**
 * What a network computes, as a value: a {@link org.winnow.training.plan.Plan} lists the operations
 * of one training step, forward and backward, with what each reads and writes, free of the types of
 * any engine. Executors run it; nothing in it runs by itself.
 */
package org.winnow.training.plan;
