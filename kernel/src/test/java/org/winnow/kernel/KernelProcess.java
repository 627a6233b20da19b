package org.winnow.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.kernel.wire.Json;

/** A kernel in a process and a home of its own, started as a front end starts it. */
final class KernelProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final ConnectionInfo connection = RunningKernel.freeConnection();
  private final Path folder;
  private final Process process;

  /**
   * Starts a kernel.
   *
   * @param folder for what it reads and writes; its home is {@code home} in it
   * @param environment what is added to this process's
   */
  KernelProcess(Path folder, Map<String, String> environment) throws IOException {
    this.folder = folder;
    Map<String, Object> file = new HashMap<>();
    connection.ports().forEach((channel, port) -> file.put(channel.portName(), port));
    file.put("transport", "tcp");
    file.put("ip", "127.0.0.1");
    file.put("key", new String(connection.key(), StandardCharsets.UTF_8));
    Path path = Files.write(folder.resolve("connection.json"), Json.write(file));
    Map<String, Object> template =
        Json.readObject(Files.readAllBytes(Path.of("src/main/script/kernel.json")));
    ProcessBuilder builder = new ProcessBuilder(commandLine(template, path));
    ((Map<?, ?>) template.get("env"))
        .forEach((name, value) -> builder.environment().put(name.toString(), value.toString()));
    builder.environment().put("WINNOW_HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    process = builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
  }

  /** As the kernelspec has it, with this process's class path and no archive of classes. */
  private static List<String> commandLine(Map<String, Object> template, Path connectionFile) {
    Map<String, String> filled =
        Map.of(
            "${java}",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "${archive}",
            "-Xmx256m",
            "${archive.kept}",
            "-Xshare:auto",
            "${classpath}",
            System.getProperty("java.class.path"),
            "{connection_file}",
            connectionFile.toString());
    return ((List<?>) template.get("argv"))
        .stream().map(String::valueOf).map(word -> filled.getOrDefault(word, word)).toList();
  }

  private Path log() {
    return folder.resolve("kernel.log");
  }

  ConnectionInfo connection() {
    return connection;
  }

  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** Waits for its end, which leaves nothing in its log. */
  void assertEnds(int status) throws Exception {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still there");
    assertEquals(status, process.exitValue());
    assertEquals("", Files.readString(log()));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
