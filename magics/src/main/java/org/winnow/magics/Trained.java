package org.winnow.magics;

import java.util.Optional;
import org.winnow.training.Model;
import org.winnow.training.Predictions;

/**
 * A model by the name it goes under, with what its training gave besides.
 *
 * @param outOfSample probabilities of its training examples from folds that had not seen them
 */
record Trained(String name, Model model, Optional<Predictions> outOfSample) {}
