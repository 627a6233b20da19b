package org.winnow.training.plan;

/** An operation of the backward pass. */
public sealed interface Backward extends Operation permits Gradient, GradientSum {}
