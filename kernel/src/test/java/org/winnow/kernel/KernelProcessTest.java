package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.Message;

/** The kernel as a process of its own: what signals do to it, and how it ends. */
class KernelProcessTest {
  @TempDir private Path folder;

  private KernelProcess start() throws IOException {
    return new KernelProcess(folder, Map.of());
  }

  private static String sleeping(TestClient client, String code) {
    String id = client.execute("System.out.println(\"here\");\n" + code);
    client.awaitText(id, "here\n");
    return id;
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void anInterruptSignalStopsTheCellAndATerminationSignalEndsTheKernelInOrder() throws Exception {
    try (KernelProcess process = start();
        TestClient client = new TestClient(process.connection())) {
      String id = sleeping(client, "Thread.sleep(600_000);");
      process.signal("INT");
      assertEquals("Interrupted", Outcome.of(client, id).reply().text("ename", ""));
      assertEquals("2", Outcome.of(client, client.execute("1 + 1")).result());
      process.signal("INT");
      // The kernel may take the signal only when this cell runs; it is for no cell after it.
      Outcome.of(client, client.execute("1 + 1"));
      assertEquals("3", Outcome.of(client, client.execute("1 + 2")).result());
      process.signal("TERM");
      process.assertEnds(0);
    }
    String history = Files.readString(folder.resolve("home/history/000001.jsonl"));
    assertEquals(4, history.lines().count(), history);
  }

  @Test
  void codeThatHeedsNothingDoesNotKeepTheKernelFromEnding() throws Exception {
    try (KernelProcess process = start();
        TestClient client = new TestClient(process.connection())) {
      client.reply(
          Channel.SHELL,
          client.execute(
              "Thread t = new Thread(() -> { while (true) { Thread.onSpinWait(); } }); t.start();"));
      sleeping(client, "while (true) { Thread.onSpinWait(); }");
      String id = client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", true));
      Message reply = client.reply(Channel.CONTROL, id);
      assertEquals(Map.of("status", "ok", "restart", true), reply.content());
      process.assertEnds(0);
    }
  }

  /**
   * Everything that a kernel makes at its start may still be about to be made when it is to end.
   */
  @Test
  void aKernelThatIsToEndAsSoonAsItAnswersLeavesNothing() throws Exception {
    try (KernelProcess process = start();
        TestClient client = new TestClient(process.connection())) {
      String id = client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", true));
      client.reply(Channel.CONTROL, id);
      process.assertEnds(0);
    }
    assertNoMarker();
  }

  private void assertNoMarker() throws IOException {
    Path running = folder.resolve("home/running");
    if (Files.exists(running)) {
      try (var markers = Files.list(running)) {
        assertEquals(List.of(), markers.toList());
      }
    }
  }

  @Test
  void aTrainingInTheBackgroundDoesNotKeepTheKernelFromEnding() throws Exception {
    try (KernelProcess process = start();
        TestClient client = new TestClient(process.connection())) {
      for (String code :
          List.of(
              "%dataset digits",
              "%%skeleton small\ninput 8x8x1\ndense 16 relu\noutput 10",
              "%train 100000 --background")) {
        assertEquals("ok", client.reply(Channel.SHELL, client.execute(code)).text("status", ""));
      }
      String id = client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", true));
      client.reply(Channel.CONTROL, id);
      process.assertEnds(0);
    }
    assertNoMarker();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theKernelEndsInOrderWhenItsServerIsGone() throws Exception {
    Process server = new ProcessBuilder("sleep", "600").start();
    try (KernelProcess process =
            new KernelProcess(folder, Map.of("JPY_PARENT_PID", "" + server.pid()));
        TestClient client = new TestClient(process.connection())) {
      assertEquals("2", Outcome.of(client, client.execute("1 + 1")).result());
      server.destroyForcibly();
      process.assertEnds(0);
    } finally {
      server.destroyForcibly();
    }
    assertNoMarker();
    assertEquals(1, Files.readString(folder.resolve("home/history/000001.jsonl")).lines().count());
  }

  @Test
  void aLibraryThatEndsTheProcessIsNamedInTheCell() throws Exception {
    try (KernelProcess process = start();
        TestClient client = new TestClient(process.connection())) {
      String id = client.execute("System.class.getMethod(\"exit\", int.class).invoke(null, 3);");
      Message message =
          client.awaitTold(id, told -> told.text("text", "").contains("The kernel ends"));
      assertTrue(message.text("text", "").contains("has called System.exit"));
      process.assertEnds(3);
    }
  }
}
