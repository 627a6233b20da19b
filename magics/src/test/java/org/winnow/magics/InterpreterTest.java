package org.winnow.magics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;

class InterpreterTest {
  private final FakeHost host = new FakeHost();
  private final Interpreter interpreter = new Interpreter(new Session());

  @Test
  void listsEveryCommandWithItsSummary() throws Exception {
    interpreter.runLine("%winnow", host);
    for (CommandEntry c : Commands.all()) {
      assertTrue(host.text().contains(c.summary()), c.name());
    }
  }

  @Test
  void namesTheNearestCommand() {
    InputException e =
        assertThrows(InputException.class, () -> interpreter.runLine("%winow", host));
    assertEquals("there is no command %winow; did you mean %winnow?", e.getMessage());
  }

  @Test
  void namesTheNearestOptionAndTheUsage() {
    InputException e =
        assertThrows(InputException.class, () -> interpreter.runLine("%winnow --tarce", host));
    assertTrue(
        e.getMessage()
            .startsWith("%winnow has no option '--tarce'; did you mean '--trace'?\nusage: %winnow"),
        e.getMessage());
  }

  @Test
  void showsHelpForAQuestionMarkAndForTheOption() throws Exception {
    interpreter.runLine("%winnow?", host);
    interpreter.runLine("%winnow winnow --help", host);
    assertEquals(2, host.shown.size());
    assertTrue(host.shown.get(0).text().startsWith("Usage: %winnow"), host.text());
    assertEquals(host.shown.get(0).text(), host.shown.get(1).text());
  }

  @Test
  void completesCommandsAndOptions() {
    assertEquals("winnow", interpreter.complete("%win", 4).get(0).text());
    assertEquals("dl4j", interpreter.complete("%export dl", 10).get(0).text());
    assertEquals("--trace", interpreter.complete("%winnow --tr", 12).get(0).text());
  }
}
