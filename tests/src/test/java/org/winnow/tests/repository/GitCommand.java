package org.winnow.tests.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code git} command, asked about repositories that Winnow wrote. */
final class GitCommand {
  private GitCommand() {}

  /** Whether there is one on this machine. */
  static boolean isInstalled() {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** What it says of a repository, errors too. */
  static String said(Path repository, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(words));
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.waitFor() == 0 ? said : said + "exit " + git.exitValue();
  }

  /** What is wrong with a repository's objects; commits that nothing names yet are no fault. */
  static List<String> faults(Path repository) throws IOException, InterruptedException {
    return said(repository, "fsck", "--strict", "--full")
        .lines()
        .filter(line -> !line.startsWith("dangling "))
        .filter(line -> !line.startsWith("Checking ") && !line.startsWith("notice: "))
        .toList();
  }
}
