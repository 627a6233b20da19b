package org.winnow.training;

import org.winnow.datasets.Shape;

/**
 * What one layer amounts to.
 *
 * @param name the layer's name
 * @param operation operation and arguments, as in the skeleton's text
 * @param output shape of its output
 * @param weights numbers that training changes
 * @param multiplyAdds multiplications (each with its addition) for one example; pooling, adding and
 *     activations count as none
 */
public record LayerSummary(
    String name, String operation, Shape output, long weights, long multiplyAdds) {}
