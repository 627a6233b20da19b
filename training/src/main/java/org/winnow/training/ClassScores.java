package org.winnow.training;

import java.util.OptionalDouble;

/**
 * How well one class is told from all others; empty where a figure is not defined.
 *
 * @param name the class
 * @param support examples that truly are of it
 * @param predicted examples predicted as it
 * @param precision share of those predicted that are right; empty if none was predicted
 * @param recall share of those true that were found; empty without support
 * @param f1 harmonic mean of the two; empty if the class neither occurs nor is predicted
 * @param rocArea area under the ROC curve; empty unless both this and other classes occur
 * @param prArea average precision; empty without support
 */
public record ClassScores(
    String name,
    int support,
    int predicted,
    OptionalDouble precision,
    OptionalDouble recall,
    OptionalDouble f1,
    OptionalDouble rocArea,
    OptionalDouble prArea) {}
