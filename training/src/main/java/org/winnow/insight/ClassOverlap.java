package org.winnow.insight;

/**
 * How often two classes are labelled as one another, by an estimate.
 *
 * @param first the name of the class that comes first in the vocabulary
 * @param second the name of the other
 * @param examples how many of either are labelled as the other
 * @param share of all examples, 0 to 1
 */
public record ClassOverlap(String first, String second, int examples, double share) {}
