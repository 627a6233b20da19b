/**
 * The plain-Java interpreter of plans: every sum in one fixed order, every function from {@link
 * StrictMath}, so that it gives the same bits on every machine and JDK. Slow; the others are judged
 * by it.
 */
package org.winnow.training.engine.reference;
