package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.kernel.wire.Json;
import org.winnow.kernel.wire.Message;

/** The kernel as a process of its own: what signals do to it, and how it ends. */
class KernelProcessTest {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path folder;

  private Process start(ConnectionInfo connection) throws IOException {
    Map<String, Object> file = new HashMap<>();
    connection.ports().forEach((channel, port) -> file.put(channel.portName(), port));
    file.put("transport", "tcp");
    file.put("ip", "127.0.0.1");
    file.put("key", new String(connection.key(), java.nio.charset.StandardCharsets.UTF_8));
    Path path = Files.write(folder.resolve("connection.json"), Json.write(file));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "org.winnow.kernel.Main",
            path.toString());
    builder.environment().put("WINNOW_HOME", folder.resolve("home").toString());
    return builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  private Path log() {
    return folder.resolve("kernel.log");
  }

  private static void signal(String name, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  private static String sleeping(TestClient client, String code) {
    String id = client.execute("System.out.println(\"here\");\n" + code);
    client.awaitText(id, "here\n");
    return id;
  }

  private void assertEnds(int status, Process process) throws Exception {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still there");
    assertEquals(status, process.exitValue());
    assertEquals("", Files.readString(log()));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void anInterruptSignalStopsTheCellAndATerminationSignalEndsTheKernelInOrder() throws Exception {
    ConnectionInfo connection = RunningKernel.freeConnection();
    Process process = start(connection);
    try (TestClient client = new TestClient(connection)) {
      String id = sleeping(client, "Thread.sleep(600_000);");
      signal("INT", process);
      assertEquals("Interrupted", Outcome.of(client, id).reply().text("ename", ""));
      assertEquals("2", Outcome.of(client, client.execute("1 + 1")).result());
      signal("INT", process);
      // The kernel may take the signal only when this cell runs; it is for no cell after it.
      Outcome.of(client, client.execute("1 + 1"));
      assertEquals("3", Outcome.of(client, client.execute("1 + 2")).result());
      signal("TERM", process);
      assertEnds(0, process);
    } finally {
      process.destroyForcibly();
    }
    String history = Files.readString(folder.resolve("home/history/000001.jsonl"));
    assertEquals(4, history.lines().count(), history);
  }

  @Test
  void codeThatHeedsNothingDoesNotKeepTheKernelFromEnding() throws Exception {
    ConnectionInfo connection = RunningKernel.freeConnection();
    Process process = start(connection);
    try (TestClient client = new TestClient(connection)) {
      client.reply(
          Channel.SHELL,
          client.execute(
              "Thread t = new Thread(() -> { while (true) { Thread.onSpinWait(); } }); t.start();"));
      sleeping(client, "while (true) { Thread.onSpinWait(); }");
      String id = client.send(Channel.CONTROL, "shutdown_request", Map.of("restart", true));
      Message reply = client.reply(Channel.CONTROL, id);
      assertEquals(Map.of("status", "ok", "restart", true), reply.content());
      assertEnds(0, process);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aLibraryThatEndsTheProcessIsNamedInTheCell() throws Exception {
    ConnectionInfo connection = RunningKernel.freeConnection();
    Process process = start(connection);
    try (TestClient client = new TestClient(connection)) {
      String id = client.execute("System.class.getMethod(\"exit\", int.class).invoke(null, 3);");
      Message message =
          client.awaitTold(id, told -> told.text("text", "").contains("The kernel ends"));
      assertTrue(message.text("text", "").contains("has called System.exit"));
      assertEnds(3, process);
    } finally {
      process.destroyForcibly();
    }
  }
}
