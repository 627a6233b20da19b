package org.winnow.tests.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.repository.DatasetRepository;

/** The {@code git} command in a clone with a working tree, given the same files to commit. */
final class GitContender {
  private final Path clone;
  private final Set<String> changed = new LinkedHashSet<>();

  private GitContender(Path clone) {
    this.clone = clone;
  }

  static GitContender on(Path repository, Path clone) throws Exception {
    GitContender git = new GitContender(clone);
    run(repository, "git", "clone", "-q", repository.toString(), clone.toString());
    run(clone, "git", "config", "user.name", "bench");
    run(clone, "git", "config", "user.email", "bench@example.org");
    return git;
  }

  /** Brings the files of the commit that Winnow just made into the working tree. */
  void edit(List<LabelEdit> edits, DatasetRepository repository) throws Exception {
    run(clone, "git", "fetch", "-q", "origin", repository.head());
    changed.clear();
    String files =
        run(clone, "git", "diff", "--name-only", repository.head() + "~1", repository.head());
    files.lines().forEach(changed::add);
    for (String file : changed) {
      byte[] text = output(clone, "git", "cat-file", "blob", repository.head() + ":" + file);
      Files.write(clone.resolve(file), text);
    }
    if (changed.size() > edits.size()) {
      throw new IllegalStateException("more files changed than labels were edited");
    }
  }

  /** What a person types: add the files, commit. */
  void commit() throws Exception {
    List<String> add = new ArrayList<>(List.of("git", "add", "--"));
    add.addAll(changed);
    run(clone, add.toArray(String[]::new));
    run(clone, "git", "commit", "-q", "-m", "A hundred labels");
  }

  void diff() throws Exception {
    output(clone, "git", "diff", "HEAD~1", "HEAD");
  }

  void log() throws Exception {
    output(clone, "git", "log", "-n", "100");
  }

  /** All label files of a commit as one stream. */
  void readAll() throws Exception {
    output(clone, "git", "archive", "--format=tar", "HEAD~1", "labels");
  }

  void packTightly() throws Exception {
    run(clone, "git", "gc", "-q", "--prune=now");
  }

  double megabytes() throws IOException {
    try (Stream<Path> files = Files.walk(clone.resolve(".git/objects"))) {
      return files.filter(Files::isRegularFile).map(Path::toFile).mapToLong(File::length).sum()
          / 1e6;
    }
  }

  private static String run(Path where, String... command) throws Exception {
    return new String(output(where, command), java.nio.charset.StandardCharsets.UTF_8);
  }

  static byte[] output(Path where, String... command) throws Exception {
    Process process = new ProcessBuilder(command).directory(where.toFile()).start();
    byte[] output = process.getInputStream().readAllBytes();
    String errors = new String(process.getErrorStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + errors);
    }
    return output;
  }
}
