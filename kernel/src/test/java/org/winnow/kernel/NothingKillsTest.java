package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a cell throws, it is answered and the next one runs; over real sockets. */
class NothingKillsTest {
  @TempDir static Path folder;
  private static RunningKernel kernel;

  @BeforeAll
  static void start() {
    kernel = RunningKernel.in(folder);
    kernel.run("int deep(int n) { return deep(n + 1) + 1; }");
    kernel.run(
        "class Broken { public String toString() { throw new Error(\"text\"); }"
            + " public int hashCode() { throw new Error(\"hash\"); } }");
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  static Stream<Arguments> deadly() {
    return Stream.of(
        Arguments.of("deep(0)", "StackOverflowError"),
        Arguments.of("int made = deep(0);", "StackOverflowError"),
        Arguments.of("new long[Integer.MAX_VALUE]", "OutOfMemoryError"),
        Arguments.of("var much = new long[Integer.MAX_VALUE];", "OutOfMemoryError"),
        Arguments.of("throw new OutOfMemoryError(\"mine\");", "OutOfMemoryError"),
        Arguments.of("throw new LinkageError(\"mine\");", "LinkageError"),
        Arguments.of("throw new ThreadDeath();", "ThreadDeath"),
        Arguments.of("new HashSet<>(List.of(new Broken()))", "Error"),
        Arguments.of("System.exit(0);", "ExitRefused"),
        Arguments.of("int x = 1; Runtime.getRuntime().halt(1);", "ExitRefused"));
  }

  @ParameterizedTest
  @MethodSource("deadly")
  void isAnErrorOfItsCell(String code, String name) {
    Outcome outcome = kernel.run(code);
    assertEquals("error", outcome.status());
    assertEquals(name, outcome.reply().text("ename", ""));
    assertEquals("2", kernel.run("1 + 1").result());
  }

  @Test
  void aValueThatCannotBeShownSaysSo() {
    assertTrue(kernel.run("new Broken()").result().contains("cannot be shown: Error"));
    assertTrue(kernel.run("List.of(new Broken())").result().contains("cannot be shown: Error"));
  }

  @Test
  void codeTooDeepForTheCompilerIsAnsweredAllTheSame() {
    // 20,000 levels were too deep or not, by what of the compiler had itself been compiled.
    int levels = 200_000;
    String code = "0" + "+(0".repeat(levels) + ")".repeat(levels);
    assertEquals("error", kernel.run(code).status());
    assertEquals("2", kernel.run("1 + 1").result());
  }

  @Test
  void whatAThreadThrowsIsToldBelowTheCellThatStartedIt() {
    Outcome outcome =
        kernel.run(
            "Thread failing = new Thread(() -> { throw new IllegalStateException(\"far off\"); });\n"
                + "failing.start(); failing.join();");
    assertEquals("ok", outcome.status());
    String told = outcome.text("stderr");
    assertTrue(told.contains("IllegalStateException: far off"), outcome.toString());
  }
}
