package org.winnow.training;

import java.util.OptionalDouble;

/**
 * What is known after one epoch.
 *
 * @param epoch 1 for the first
 * @param epochs how many were asked for
 * @param trainLoss mean cross-entropy (nats) over the training pass, each batch before its update
 * @param trainAccuracy share of the training pass predicted as labelled, 0 to 1
 * @param validationLoss mean cross-entropy (nats) on the validation split; empty if it is empty
 * @param validationAccuracy 0 to 1; empty if the validation split is empty
 * @param seconds wall time since training began
 */
public record EpochReport(
    int epoch,
    int epochs,
    double trainLoss,
    double trainAccuracy,
    OptionalDouble validationLoss,
    OptionalDouble validationAccuracy,
    double seconds) {}
