package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.wire.Channel;

/** What becomes of a cell that is stopped or fails, and of those that wait behind it. */
class QueueTest {
  @TempDir private static Path folder;
  private static RunningKernel kernel;
  private static TestClient client;

  @BeforeAll
  static void start() {
    kernel = RunningKernel.in(folder);
    client = kernel.client();
  }

  @AfterAll
  static void stop() {
    kernel.close();
  }

  private static Outcome run(String code) {
    return kernel.run(code);
  }

  @Test
  void anInterruptedCommandEndsWellAndKeepsWhatItHas() {
    String id = client.execute("%train");
    client.awaitText(id, "training\n");
    client.interrupt();
    Outcome outcome = Outcome.of(client, id);
    assertEquals("ok", outcome.status());
    assertTrue(outcome.text("stdout").contains("kept what was learnt"));
    assertEquals("ok", run("kept.text()").status());
  }

  @Test
  void theCellsThatWaitBehindAnInterruptedCommandAreAborted() {
    String id = client.execute("%train");
    String waiting = client.execute("%echo trained to the end");
    client.awaitText(id, "training\n");
    client.interrupt();
    Outcome outcome = Outcome.of(client, id);
    assertEquals("ok", outcome.status());
    assertTrue(outcome.text("stdout").contains("the cells that waited were not run"));
    assertEquals(
        Map.of("status", "aborted"), client.reply(Channel.SHELL, waiting).content(), "no number");
    assertEquals("ok", run("%echo goes on").status());
  }

  @Test
  void anInterruptInTheFirstMomentOfACellStopsIt() {
    run("1 + 1");
    String id = client.execute("Thread.sleep(60_000);");
    client.awaitTold(id, message -> message.type().equals("execute_input"));
    client.interrupt();
    assertEquals("Interrupted", Outcome.of(client, id).reply().text("ename", ""));
    assertEquals("ok", run("2 + 2").status());
  }

  @Test
  void afterAnErrorTheCellsThatWaitAreAbortedAndTheNextOneRuns() {
    String first = client.execute("System.nanoTime();");
    String failing = client.execute("%fail");
    String third = client.execute("int neverSet = 1;");
    String fourth = client.execute("%echo never");
    assertEquals("ok", client.reply(Channel.SHELL, first).text("status", ""));
    assertEquals("error", client.reply(Channel.SHELL, failing).text("status", ""));
    // Sent as soon as the error is known: this one must run.
    String next = client.execute("%echo runs");
    assertEquals("aborted", client.reply(Channel.SHELL, third).text("status", ""));
    assertEquals("aborted", client.reply(Channel.SHELL, fourth).text("status", ""));
    assertEquals("runs\n", Outcome.of(client, next).text("stdout"));
  }

  @Test
  void withoutStopOnErrorTheCellsThatWaitRun() {
    String failing =
        client.send(
            Channel.SHELL, "execute_request", Map.of("code", "%fail", "stop_on_error", false));
    String next = client.execute("%echo runs");
    assertEquals("error", client.reply(Channel.SHELL, failing).text("status", ""));
    assertEquals("ok", client.reply(Channel.SHELL, next).text("status", ""));
  }
}
