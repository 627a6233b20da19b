package org.winnow.viz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.winnow.training.Recipe;
import org.winnow.training.Skeleton;
import org.winnow.training.engine.PlanCompiler;

class PlanTableTest {
  /**
   * By hand: four bytes a value for 64 examples; when the output layer's gradients are computed,
   * input, dense1, output, its gradient and that of dense1 are needed (1024 + 768 + 512 + 512 +
   * 768); 23 weights, as many gradients, twice as many moments of Adam.
   */
  @Test
  void listsOperationsWithTheirCosts() {
    Skeleton skeleton = Skeleton.parse("tiny", "input 4\ndense 3 tanh\noutput 2\n");
    Figure figure =
        PlanTable.of(PlanCompiler.forTraining(skeleton, Recipe.standard()).orThrow(), 64);
    assertEquals(
        """
        plan of tiny, batches of 64
        layer   operation                                       gives  multiply–adds  bytes
        dense1  dense                                           3                 12    768
        dense1  tanh                                            3                  0    768
        output  dense                                           2                  6    512
        output  softmax cross-entropy                           2                  0    512
        output  dense ← input, weights                          3                 12    768
        dense1  tanh ← input                                    3                  0    768
        dense1  dense ← weights                                                   12      0
        total   each value by itself                                              42  5,120
                memory shared by what is never needed together                        3,584
                weights, gradients, state of the update rule                            368""",
        figure.text());
  }
}
