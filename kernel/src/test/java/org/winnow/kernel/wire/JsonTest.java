package org.winnow.kernel.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static String text(Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }

  @Test
  void numbersThatJsonDoesNotKnowBecomeNull() {
    assertEquals(
        "[null,null,null,1.5]",
        text(Arrays.asList(Double.NaN, Float.POSITIVE_INFINITY, null, 1.5)));
    assertEquals("[null,0.1]", text(new float[] {Float.NaN, 0.1f}));
  }

  @Test
  void bytesBecomeBase64AndUnknownObjectsTheirText() {
    assertEquals("\"AQI=\"", text(new byte[] {1, 2}));
    assertEquals("\"PT1S\"", text(java.time.Duration.ofSeconds(1)));
  }

  @Test
  void halfASurrogatePairDoesNotFailTheMessage() {
    assertEquals("\"a?\"", text("a\ud83d"));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Map<String, Object> value =
        Map.of("a", List.of(1, 2.5, "x\n\u00e9\ud83d\ude00"), "b", Map.of("c", true));
    assertEquals(value, Json.readObject(Json.write(value)));
  }

  @Test
  void nullsAreKept() throws IOException {
    assertNull(Json.readObject("{\"a\":null}".getBytes(StandardCharsets.UTF_8)).get("a"));
  }

  @Test
  void anythingButAWholeObjectIsRefused() {
    for (String bad : List.of("", "[]", "1", "{", "{\"a\":}", "{\"a\":1")) {
      byte[] bytes = bad.getBytes(StandardCharsets.UTF_8);
      assertThrows(IOException.class, () -> Json.readObject(bytes), bad);
    }
  }
}
