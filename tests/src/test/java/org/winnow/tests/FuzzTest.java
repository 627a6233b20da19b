package org.winnow.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.winnow.tests.bench.FuzzBench;

/** A kernel under messages that no front end sends; {@code ./winnow bench fuzz} sends 100,000. */
class FuzzTest {
  private static final int MESSAGES = 4_000;

  @Test
  void noneIsExecutedNoneKillsTheKernelAndHonestRequestsAreAnswered() throws Exception {
    JsonNode report = FuzzBench.run(MESSAGES, 20_261_122, Duration.ofMinutes(4));
    assertEquals(MESSAGES, report.path("total").asInt());
    assertEquals("[]", report.path("trouble").toString());
    assertEquals("", report.path("log").asText());
  }
}
