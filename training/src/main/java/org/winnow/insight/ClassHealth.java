package org.winnow.insight;

/**
 * How well one class is labelled, by an estimate.
 *
 * @param name of the class
 * @param labelled how many examples have this label
 * @param doubted how many of these are another class
 * @param missed how many that are of this class have another label
 * @param noise share of the examples with this label that are another class, 0 to 1
 * @param inverseNoise share of the examples of this class that have another label, 0 to 1
 */
public record ClassHealth(
    String name, int labelled, int doubted, int missed, double noise, double inverseNoise) {}
