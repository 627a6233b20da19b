package org.winnow.datasets.sharing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/**
 * Reaches hosts with the user's own {@code ssh} program, so that keys, agents, known hosts and
 * {@code ~/.ssh/config} count as they do for git. It never asks: who has no key is told so.
 */
final class SystemSsh extends SshSessionFactory {
  private static final long GRACE_SECONDS = 5;
  private final List<String> program;

  /**
   * @param program the ssh program and its first arguments
   */
  SystemSsh(List<String> program) {
    this.program = List.copyOf(program);
  }

  /** The program that {@code GIT_SSH} names, else {@code ssh}. */
  static SystemSsh ofUser() {
    String named = System.getenv("GIT_SSH");
    return new SystemSsh(List.of(named == null || named.isBlank() ? "ssh" : named));
  }

  @Override
  public RemoteSession getSession(URIish uri, CredentialsProvider none, FS fs, int millis) {
    return new Session(uri);
  }

  @Override
  public String getType() {
    return "exec";
  }

  /** Runs a command at a host. */
  Process exec(URIish uri, String command) throws IOException {
    List<String> line = new ArrayList<>(program);
    line.addAll(List.of("-o", "BatchMode=yes"));
    if (uri.getPort() > 0) {
      line.addAll(List.of("-p", Integer.toString(uri.getPort())));
    }
    line.add(uri.getUser() == null ? uri.getHost() : uri.getUser() + "@" + uri.getHost());
    line.add(command);
    return new ProcessBuilder(line).start();
  }

  private final class Session implements RemoteSession {
    private final URIish uri;
    private final List<Process> begun = new ArrayList<>();

    Session(URIish uri) {
      this.uri = uri;
    }

    @Override
    public Process exec(String command, int timeout) throws IOException {
      Process process = SystemSsh.this.exec(uri, command);
      begun.add(process);
      return process;
    }

    @Override
    public void disconnect() {
      for (Process process : begun) {
        try {
          if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
          }
        } catch (InterruptedException e) {
          process.destroy();
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
