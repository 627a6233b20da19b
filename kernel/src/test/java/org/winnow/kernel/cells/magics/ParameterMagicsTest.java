package org.winnow.kernel.cells.magics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.kernel.cells.NotebookHost;
import org.winnow.kernel.java.CellPlace;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.java.UserThread;

class ParameterMagicsTest {
  private static final String CELL =
      """
      int epochs = 10;
      double rate = 3e-3; // the step
      String data = "digits";
      int[] sizes = {8, 16};
      final boolean quick = epochs == 10;
      """;

  private static JavaSession java;
  private final StringBuilder printed = new StringBuilder();

  @BeforeAll
  static void start() {
    java = new JavaSession(new UserThread(), notice -> {});
  }

  @AfterAll
  static void stop() {
    java.close();
  }

  private final MagicScope scope =
      new MagicScope() {
        @Override
        public JavaSession java() {
          return java;
        }

        @Override
        public Object run(String code) throws Exception {
          return java.eval(code, new CellPlace(1, code, 0));
        }

        @Override
        public NotebookHost host() {
          throw new AssertionError("nothing is shown");
        }

        @Override
        public void print(String text) {
          printed.append(text);
        }

        @Override
        public <T> T interruptibly(Callable<T> work) throws Exception {
          return work.call();
        }
      };

  private void cell(String given) throws Exception {
    run(given, "", Optional.of(CELL));
  }

  private void run(String given, String rest, Optional<String> body) throws Exception {
    Map<String, String> environment =
        given.isEmpty() ? Map.of() : Map.of("WINNOW_PARAMETERS", given);
    Magic magic = new ParameterMagics(environment).all().get(0);
    magic.action().run(new MagicCall("", rest, body, scope));
  }

  @Test
  void withoutASettingTheDefaultsHold() throws Exception {
    cell("");
    assertEquals(10, java.variable("epochs"));
    assertEquals(3e-3, java.variable("rate"));
    assertEquals("", printed.toString());
  }

  @Test
  void theEnvironmentSetsThemInTheirTypes() throws Exception {
    cell("{\"epochs\": 3, \"rate\": 1, \"data\": \"mnist\", \"sizes\": [1, 2, 3]}");
    assertEquals(3, java.variable("epochs"));
    assertEquals(1.0, java.variable("rate"));
    assertEquals("mnist", java.variable("data"));
    assertArrayEquals(new int[] {1, 2, 3}, (int[]) java.variable("sizes"));
    assertEquals(
        "epochs = 3\nrate = 1\ndata = mnist\nsizes = 3 elements: [1, 2, 3]\n", printed.toString());
  }

  @Test
  void aFileMayHoldThem(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("run.json"), "{\"epochs\": 7}");
    cell(file.toString());
    assertEquals(7, java.variable("epochs"));
  }

  @Test
  void oneIsSetOnALineDeclaredOrNot() throws Exception {
    cell("");
    run("", " epochs = 4", Optional.empty());
    run("", " fresh = [\"a\", \"b\"]", Optional.empty());
    assertEquals(4, java.variable("epochs"));
    assertEquals(List.of("a", "b"), java.variable("fresh"));
  }

  @Test
  void mistakesAreNamed() {
    assertEquals(
        "WINNOW_PARAMETERS sets 'epoch', which is no parameter of this notebook; did you mean"
            + " 'epochs'?",
        assertThrows(InputException.class, () -> cell("{\"epoch\": 3}")).getMessage());
    assertEquals(
        "The parameter epochs is of type int, and 0.5 does not fit: 0.5 is not whole, as int must be",
        assertThrows(InputException.class, () -> cell("{\"epochs\": 0.5}")).getMessage());
    for (String wrong :
        List.of("{\"epochs\": \"many\"}", "{\"quick\": 1}", "{epochs}", "nowhere")) {
      assertThrows(InputException.class, () -> cell(wrong), wrong);
    }
    assertThrows(InputException.class, () -> run("", " epochs", Optional.empty()));
    assertThrows(InputException.class, () -> run("", " epochs = three", Optional.empty()));
  }
}
