package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an interrupt does to Java code that does not heed it, over real sockets. */
class StoppingTest {
  /** What code does before that in the middle of which it is to be interrupted. */
  private static final String HERE = "System.out.println(\"here\"); ";

  @TempDir static Path folder;
  private static RunningKernel kernel;

  @BeforeAll
  static void start() {
    kernel = RunningKernel.in(folder);
    kernel.run("void spin() { for (;;) ; }");
    kernel.run(
        "class Spinning extends Thread { public void run() { while (true) { Thread.yield(); } } }");
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  /** Sends a cell that says that it runs, and gives its request when it does. */
  private static String running(String code) {
    String id = kernel.client().execute(code);
    awaitText(id, "here\n");
    return id;
  }

  private static void awaitText(String id, String text) {
    kernel.client().awaitTold(id, message -> message.text("text", "").contains(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "for (;;) { try { Thread.sleep(60_000); } catch (InterruptedException e) { } }",
        "while (true) { try { Integer.parseInt(\"x\"); } catch (Exception e) { } }",
        "long n = 0; while (true) { n++; }",
        "spin();",
        "new Spinning().run();",
        "{ long x = 1; for (int i = 0; i < 1_000_000_000; i++) for (int j = 0; j < 1_000_000; j++)"
            + " { x ^= x << 13; x ^= x >>> 7; x ^= x << 17; } System.out.println(x); }",
        "java.util.stream.IntStream.iterate(0, i -> i).forEach(i -> {});"
      })
  void oneInterruptStopsALoopWithoutEnd(String code) {
    String id = running(HERE + code);
    kernel.client().interrupt();
    Outcome outcome = Outcome.of(kernel.client(), id);
    assertEquals("error", outcome.status(), outcome.toString());
    assertEquals("Interrupted", outcome.reply().text("ename", ""));
    assertEquals("2", kernel.run("1 + 1").result());
  }

  @Test
  void aTextWithoutEndIsNoResult() {
    String id =
        running("new Object() { public String toString() { " + HERE + "while (true) {} } }");
    kernel.client().interrupt();
    Outcome outcome = Outcome.of(kernel.client(), id);
    assertTrue(outcome.result().contains("cannot be shown"), outcome.toString());
    assertEquals("2", kernel.run("1 + 1").result());
  }

  @Test
  void codeThatAsksWhetherItIsInterruptedEndsInItsOwnWay() {
    String id =
        running(
            "{ "
                + HERE
                + "while (!Thread.currentThread().isInterrupted()) {}\n"
                + "System.out.println(\"by itself\"); }");
    kernel.client().interrupt();
    Outcome outcome = Outcome.of(kernel.client(), id);
    assertEquals("ok", outcome.status());
    assertEquals("by itself\n", outcome.text("stdout"));
  }

  @Test
  void whatHeedsNothingIsNamedLeftBehindAndKeepsToItsOwnCell() {
    kernel.run("var gate = new " + Semaphore.class.getName() + "(0);");
    String id =
        running("{ " + HERE + "\ngate.acquireUninterruptibly();\nSystem.out.println(\"late\"); }");
    kernel.client().interrupt();
    awaitText(id, "called from cell");
    kernel.client().interrupt();
    Outcome outcome = Outcome.of(kernel.client(), id);
    assertEquals("AbandonedException", outcome.reply().text("ename", ""));
    assertTrue(outcome.error().contains("on the thread winnow-left-behind"), outcome.error());
    assertTrue(outcome.error().matches("(?s).*called from cell \\[\\d+] line 2\\..*"));
    kernel.client().execute("gate.release();");
    awaitText(id, "late\n");
    assertEquals("2", kernel.run("1 + 1").result());
  }
}
