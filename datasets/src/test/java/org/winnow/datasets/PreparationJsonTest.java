package org.winnow.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparationJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyKindOfStepComesBackEqual() throws JsonProcessingException {
    Preparation all =
        new Preparation(
            List.of(
                new TableEncoding(
                    List.of(
                        new ColumnEncoding.Numeric("age", NumberForm.DECIMAL, 36.6f, true),
                        new ColumnEncoding.OneOf("town", List.of("Bern", "Ulm, \"x\""), false))),
                new Preparation.Scale(0.1f, 1 / 3f),
                new Preparation.Standardize(
                    List.of(1e-7f, 2f, 3f, -4f), List.of(1f, 2f, 3f, 4.5f))));
    String text = PreparationJson.write(all).toString();
    assertEquals(all, PreparationJson.read(JSON.readTree(text)));
    assertEquals(
        Preparation.Step.class.getPermittedSubclasses().length,
        all.steps().stream().map(Object::getClass).distinct().count(),
        "this test should hold one step of each kind");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws JsonProcessingException {
    assertRefused("{}", "list of steps");
    assertRefused("[{\"step\":\"Warp\"}]", "unknown preparation step 'Warp'");
    assertRefused("[{\"step\":\"Scale\",\"subtract\":\"x\"}]", "needs numbers as subtract");
    assertRefused("[{\"step\":\"Scale\",\"subtract\":0,\"multiply\":0}]", "not 0");
    assertRefused(
        "[{\"step\":\"TableEncoding\",\"columns\":[{\"kind\":\"Odd\"}]}]",
        "unknown column encoding 'Odd'");
  }

  private static void assertRefused(String json, String expected) throws JsonProcessingException {
    var node = JSON.readTree(json);
    String message =
        assertThrows(InputException.class, () -> PreparationJson.read(node)).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
