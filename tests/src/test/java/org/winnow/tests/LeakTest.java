package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.winnow.tests.bench.LeakBench;

/** A little of each kind of work that must leave nothing; {@code ./winnow bench leak} does much. */
class LeakTest {
  private static JsonNode report;

  @BeforeAll
  static void work() throws Exception {
    report = LeakBench.run(List.of(150, 200, 60, 4), Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"executes", "comms", "redeclarations", "declarations", "restarts"})
  void theKernelGoesOnAndNoThreadIsLeft(String kind) {
    JsonNode figures = report.path(kind);
    assertEquals("[]", figures.path("failures").toString(), figures.toString());
    assertEquals(List.of(), LeakBench.threadsLeft(figures));
  }

  /** Bounds in kilobytes for one of a kind; one comm's widget state alone would be over its. */
  @ParameterizedTest
  @CsvSource({"executes, 25", "comms, 8", "redeclarations, 45", "declarations, 100"})
  void littleIsKeptOfEach(String kind, double mostKilobytes) {
    JsonNode figures = report.path(kind);
    double kilobytes =
        1024 * LeakBench.more(figures, "heap") / (0.9 * figures.path("count").asInt());
    assertTrue(kilobytes <= mostKilobytes, kilobytes + " kB of heap each: " + figures);
  }

  @Test
  void theKernelsLogStaysEmpty() {
    assertEquals("", report.path("log").asText());
  }
}
