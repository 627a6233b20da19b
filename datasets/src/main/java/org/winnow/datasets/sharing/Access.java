package org.winnow.datasets.sharing;

import java.util.List;

/**
 * How remotes are reached: the user's logins and ssh program.
 *
 * <p>Safe for use by several threads.
 */
public final class Access {
  private static final int TIMEOUT_SECONDS = 60;
  private final GitCredentials credentials;
  private final SystemSsh ssh;
  private final Pause pause;

  private Access(GitCredentials credentials, SystemSsh ssh, Pause pause) {
    this.credentials = credentials;
    this.ssh = ssh;
    this.pause = pause;
  }

  /** As the user's git does: {@code git credential fill} for https, {@code ssh} for ssh. */
  public static Access ofUser() {
    return new Access(GitCredentials.ofUser(), SystemSsh.ofUser(), Pause.SLEEP);
  }

  /**
   * With other programs than the user's.
   *
   * @param git asked for logins: the program and its first arguments
   * @param ssh reaches hosts: the program and its first arguments
   */
  public static Access by(List<String> git, List<String> ssh) {
    return new Access(new GitCredentials(git), new SystemSsh(ssh), Pause.SLEEP);
  }

  /** The same, with another way to wait before a busy server is asked again. */
  public Access withPause(Pause other) {
    return new Access(credentials, ssh, other);
  }

  GitCredentials credentials() {
    return credentials;
  }

  SystemSsh ssh() {
    return ssh;
  }

  Pause pause() {
    return pause;
  }

  /** Seconds without a byte after which a remote counts as gone. */
  int timeoutSeconds() {
    return TIMEOUT_SECONDS;
  }
}
