package org.winnow.tests.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Seconds that kinds of work took, round by round. */
final class Timings {
  private final Map<String, List<Double>> seconds = new HashMap<>();

  /** Something whose time is taken. */
  interface Work {
    void run() throws Exception;
  }

  void time(String what, Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    double took = (System.nanoTime() - start) / 1e9;
    seconds.computeIfAbsent(what, w -> new ArrayList<>()).add(took);
  }

  double median(String what) {
    double[] sorted = seconds.get(what).stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
