package org.winnow.insight;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random problems with 2 to 8 classes, some rare or missing, half of them with many ties. */
class ConfidentLearningPropertyTest {
  private static final int PROBLEMS = 60;

  private record Problem(float[][] p, int[] y) {
    static Problem of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int classes = 2 + random.nextInt(7);
      boolean ties = random.nextBoolean();
      float[][] p = new float[20 + random.nextInt(100)][classes];
      int[] y = new int[p.length];
      for (int i = 0; i < p.length; i++) {
        // Squared: the first classes are frequent, the last rare or missing.
        int truth = (int) (classes * Math.pow(random.nextDouble(), 2));
        y[i] = random.nextInt(5) == 0 ? random.nextInt(Math.max(1, classes - 1)) : truth;
        double[] weights = new double[classes];
        for (int c = 0; c < classes; c++) {
          double w = random.nextDouble() + (c == truth ? 1.5 * random.nextDouble() : 0);
          weights[c] = ties ? Math.ceil(3 * w) : w;
        }
        double sum = Arrays.stream(weights).sum();
        for (int c = 0; c < classes; c++) {
          p[i][c] = (float) (weights[c] / sum);
        }
      }
      return new Problem(p, y);
    }
  }

  @ParameterizedTest
  @EnumSource
  void marksWhatThePlainDescriptionMarks(LabelFilter filter) {
    int flagged = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = Problem.of(seed);
      NaiveConfidentLearning naive = new NaiveConfidentLearning(problem.p(), problem.y());
      ConfidentLearning found = ConfidentLearning.of(problem.p(), problem.y());
      assertArrayEquals(naive.calibrated(), found.calibratedJoint(), "joint of problem " + seed);
      boolean[] mask = found.flagged(filter);
      Set<Integer> positions =
          IntStream.range(0, mask.length).filter(i -> mask[i]).boxed().collect(Collectors.toSet());
      assertEquals(naive.flagged(filter), positions, filter + " of problem " + seed);
      flagged += positions.size();
    }
    assertTrue(flagged > 2 * PROBLEMS, flagged + " labels marked in all");
  }
}
