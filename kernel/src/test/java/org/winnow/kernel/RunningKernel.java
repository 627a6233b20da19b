package org.winnow.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.winnow.kernel.cells.StandardStreams;
import org.winnow.kernel.cells.magics.KernelMagics;
import org.winnow.kernel.compat.OtherKernels;
import org.winnow.kernel.maven.MavenPlaces;
import org.winnow.kernel.output.DisplayIds;
import org.winnow.kernel.wire.Channel;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.kernel.wire.Message;

/** A kernel in this process, and a front end that is connected to it over real sockets. */
final class RunningKernel implements AutoCloseable {
  private final Runnable restoreStreams = StandardStreams.route();
  private final ConnectionInfo connection = freeConnection();
  private final Kernel kernel;
  private final TestClient client;

  /** With commands that are made for tests. */
  static RunningKernel in(Path folder) {
    MavenPlaces maven = MavenPlaces.of(System.getenv(), System.getProperties());
    return new RunningKernel(
        new KernelMagics(new FakeCommands(), maven, new OtherKernels()), folder);
  }

  RunningKernel(KernelMagics commands, Path folder) {
    kernel = new Kernel(connection, commands, new DisplayIds(true), folder.resolve("history"));
    kernel.start();
    client = new TestClient(connection);
  }

  /** An address of this machine that is free now. */
  static ConnectionInfo freeConnection() {
    try {
      return ConnectionInfo.onFreePorts("key".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  TestClient client() {
    return client;
  }

  ConnectionInfo connection() {
    return connection;
  }

  /** Runs a cell and waits for its outcome. */
  Outcome run(String code) {
    return Outcome.of(client, client.execute(code));
  }

  /** Asks something on the shell channel, and gives the reply. */
  Message ask(String type, Map<String, ?> content) {
    return client.reply(Channel.SHELL, client.send(Channel.SHELL, type, content));
  }

  @Override
  public void close() {
    client.close();
    kernel.close();
    restoreStreams.run();
  }
}
