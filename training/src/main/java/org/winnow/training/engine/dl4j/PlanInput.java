package org.winnow.training.engine.dl4j;

import org.winnow.datasets.Shape;
import org.winnow.training.Input;
import org.winnow.training.plan.Dims;

/**
 * What DL4J's configuration does not say of a network's input.
 *
 * @param padded whether sequences end before their last step, as masks tell DL4J with each batch
 */
record PlanInput(Dims dims, boolean padded) {
  static PlanInput of(Input input) {
    Shape s = input.shape();
    Dims dims =
        switch (Form.ofInput(s)) {
          case VECTOR -> Dims.vector(s.size());
          case SEQUENCE -> Dims.sequence(s.channels(), s.height());
          case PICTURE -> Dims.picture(s.channels(), s.height(), s.width());
        };
    return new PlanInput(dims, input.padded());
  }
}
