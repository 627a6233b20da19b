/**
 * How a trained network leaves Winnow: the forms that {@code %export} writes, made from the plan of
 * its forward pass. Nothing here knows an engine but the reference interpreter, which says what the
 * answers should be.
 */
package org.winnow.export;
