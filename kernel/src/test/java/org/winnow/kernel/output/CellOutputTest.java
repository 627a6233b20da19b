package org.winnow.kernel.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CellOutputTest {
  private final ManualClock clock = new ManualClock();
  private final RecordedOutbox outbox = new RecordedOutbox();
  private final CellOutput output = new CellOutput(outbox, null, clock);

  private String text(String stream) {
    return outbox.published().stream()
        .map(p -> p.message().content())
        .filter(c -> stream.equals(c.get("name")))
        .map(c -> (String) c.get("text"))
        .collect(Collectors.joining());
  }

  @Test
  void manyLinesGoOutAsFewMessagesWithAllTheirText() {
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      output.write("stdout", "line " + i + "\n");
      expected.append("line ").append(i).append("\n");
    }
    output.flush();
    assertEquals(expected.toString(), text("stdout"));
    assertEquals(4, outbox.published().size());
  }

  @Test
  void textGoesOutByItselfAfterAWhile() {
    output.write("stdout", "a");
    output.write("stdout", "b");
    assertEquals(List.of(), outbox.types());
    clock.ring();
    assertEquals("ab", text("stdout"));
  }

  @Test
  void whatIsShownKeepsItsOrder() {
    output.write("stdout", "before");
    output.display("id", Map.of("text/plain", "figure"));
    output.write("stderr", "x");
    output.write("stdout", "after");
    output.flush();
    assertEquals(List.of("stream", "display_data", "stream", "stream"), outbox.types());
  }

  @Test
  void theLastOfManyUpdatesIsNeverLost() {
    for (int i = 0; i < 100; i++) {
      output.update("id", Map.of("text/plain", "step " + i));
    }
    output.flush();
    assertEquals(List.of("update_display_data", "update_display_data"), outbox.types());
    assertEquals(
        Map.of("text/plain", "step 99"), outbox.published().get(1).message().content().get("data"));
  }

  @Test
  void aFloodIsCutWithANote() {
    String chunk = "x".repeat(1_000_000);
    for (int i = 0; i < 20; i++) {
      output.write("stdout", chunk);
    }
    output.flush();
    String all = text("stdout");
    assertTrue(all.endsWith("is left out.\n"), all.substring(all.length() - 80));
    assertTrue(all.length() < 11_000_100, "length " + all.length());
  }
}
