package org.winnow.tests.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Seconds that kinds of work took, round by round. */
final class Timings {
  private final Map<String, List<Double>> seconds = new HashMap<>();

  /** Before the name of some work: the time the processor spent on it in this thread. */
  static final String PROCESSOR = "processor ";

  /** Something whose time is taken. */
  interface Work {
    void run() throws Exception;
  }

  void time(String what, Work work) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long processor = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    work.run();
    add(what, System.nanoTime() - start);
    add(PROCESSOR + what, threads.getCurrentThreadCpuTime() - processor);
  }

  private void add(String what, long nanos) {
    seconds.computeIfAbsent(what, w -> new ArrayList<>()).add(nanos / 1e9);
  }

  double median(String what) {
    double[] sorted = seconds.get(what).stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
