package org.winnow.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** Which loops look whether to stop. */
class LoopShapesTest {
  static final class Loops {
    int field;

    int sum(int[] values) {
      int sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[i];
      }
      return sum;
    }

    int each(int[] values) {
      int sum = 0;
      for (int value : values) {
        sum += Math.abs(value);
      }
      return sum;
    }

    int nested(int[][] values) {
      int sum = 0;
      for (int i = 0; i < values.length; i++) {
        for (int j = 0; j < values[i].length; j++) {
          sum += values[i][j];
        }
      }
      return sum;
    }

    int forever() {
      int n = 0;
      while (true) {
        n++;
      }
    }

    void calls(List<String> all) {
      for (int i = 0; i < all.size(); i++) {
        all.set(i, "");
      }
    }

    void undone() {
      for (int i = 0; i < 3; i++) {
        i = 0;
      }
    }

    void waits() {
      while (field < 3) {
        int unused = 0;
        unused++;
      }
    }

    void backwards(int n) {
      do {
        n--;
      } while (n > 0);
    }

    int straight(int a) {
      return a > 0 ? a : -a;
    }
  }

  @Test
  void loopsThatEndByThemselvesAreSpared() throws IOException {
    Map<String, Integer> looks = new HashMap<>();
    try (var code = Loops.class.getResourceAsStream("LoopShapesTest$Loops.class")) {
      Map<String, Set<Integer>> chosen = LoopShapes.of(new ClassReader(code));
      chosen.forEach((method, jumps) -> looks.put(method.replaceAll("\\(.*", ""), jumps.size()));
    }
    looks.remove("<init>");
    assertEquals(
        Map.of(
            "sum",
            0,
            "each",
            0,
            "nested",
            1,
            "forever",
            1,
            "calls",
            1,
            "undone",
            1,
            "waits",
            1,
            "backwards",
            1,
            "straight",
            0),
        looks);
  }
}
