package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.training.LearningRateCurve;

class LrFindTest {
  @TempDir Path folder;

  @Test
  void suggestsARateAndLeavesTheSessionAsItWas() throws Exception {
    try (Loop loop = new Loop(folder)) {
      loop.digits().skeleton().run("%train 1");
      String before = loop.session.model().hash() + loop.session.data().digest();
      loop.output();
      loop.run("%lr_find --steps 60");
      String shown = loop.output();
      assertTrue(shown.contains("suggested: --lr "), shown);
      LearningRateCurve curve = (LearningRateCurve) loop.host.variable("rates");
      double rate = curve.suggestion().orElseThrow();
      assertTrue(rate > 1e-4 && rate < 1, "" + rate);
      assertEquals(before, loop.session.model().hash() + loop.session.data().digest());
    }
  }
}
