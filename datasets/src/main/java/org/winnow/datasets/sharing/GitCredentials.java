package org.winnow.datasets.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * What {@code git credential fill} answers: names and passwords come from the helpers that the user
 * has configured for git, and never from a repository. Nothing is stored here or shown.
 */
final class GitCredentials extends CredentialsProvider {
  private static final long PATIENCE_SECONDS = 60;
  private final List<String> git;
  private final Map<String, Optional<Login>> known = new HashMap<>();

  /**
   * A name and a password for a host.
   *
   * @param name may be empty
   */
  record Login(String name, String password) {
    @Override
    public String toString() {
      return "Login[" + name + "]"; // a password is in no message
    }
  }

  /**
   * @param git the program and its first arguments
   */
  GitCredentials(List<String> git) {
    this.git = List.copyOf(git);
  }

  static GitCredentials ofUser() {
    return new GitCredentials(List.of("git"));
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    for (CredentialItem item : items) {
      boolean answered =
          item instanceof CredentialItem.Username || item instanceof CredentialItem.Password;
      if (!answered) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    Optional<Login> login = login(uri);
    if (login.isEmpty() || !supports(items)) {
      return false;
    }
    for (CredentialItem item : items) {
      if (item instanceof CredentialItem.Username name) {
        name.setValue(login.get().name());
      } else if (item instanceof CredentialItem.Password password) {
        password.setValue(login.get().password().toCharArray());
      }
    }
    return true;
  }

  /** Forgets an answer that the host refused, so that it is asked for anew. */
  @Override
  public synchronized void reset(URIish uri) {
    known.remove(key(uri));
  }

  /** The user's login at a host; empty where git knows none. Asked for once. */
  synchronized Optional<Login> login(URIish uri) {
    return known.computeIfAbsent(key(uri), k -> ask(uri));
  }

  private static String key(URIish uri) {
    String user = uri.getUser() == null ? "" : uri.getUser() + "@";
    return uri.getScheme() + "://" + user + host(uri);
  }

  private static String host(URIish uri) {
    return uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : "");
  }

  private Optional<Login> ask(URIish uri) {
    Map<String, String> question = new LinkedHashMap<>();
    question.put("protocol", uri.getScheme());
    question.put("host", host(uri));
    if (uri.getUser() != null) {
      question.put("username", uri.getUser());
    }
    Map<String, String> answer = run(question);
    String password = answer.get("password");
    return password == null
        ? Optional.empty()
        : Optional.of(new Login(answer.getOrDefault("username", ""), password));
  }

  /** Runs in an empty folder, so that no repository's configuration is near. */
  private Map<String, String> run(Map<String, String> question) {
    Path empty = null;
    try {
      empty = Files.createTempDirectory("winnow-credential");
      List<String> command = new ArrayList<>(git);
      command.addAll(List.of("credential", "fill"));
      ProcessBuilder builder = new ProcessBuilder(command).directory(empty.toFile());
      Map<String, String> environment = builder.environment();
      environment.put("GIT_TERMINAL_PROMPT", "0");
      environment.put("GIT_CEILING_DIRECTORIES", String.valueOf(empty.getParent()));
      environment.remove("GIT_DIR");
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      return talk(builder.start(), question);
    } catch (IOException e) {
      return Map.of(); // no git here: nothing is known of logins
    } finally {
      delete(empty);
    }
  }

  private static Map<String, String> talk(Process process, Map<String, String> question)
      throws IOException {
    StringBuilder text = new StringBuilder();
    question.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    try (var out = process.getOutputStream()) {
      out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
    Map<String, String> answer = new HashMap<>();
    try (InputStream in = process.getInputStream()) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          answer.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    }
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? answer : Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    } finally {
      process.destroy();
    }
  }

  private static void delete(Path empty) {
    try {
      if (empty != null) {
        Files.deleteIfExists(empty);
      }
    } catch (IOException e) {
      empty.toFile().deleteOnExit();
    }
  }
}
