package org.winnow.tests.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Dataset;

/**
 * DVC beside git, with all labels in one file: what it does with a data set of which a hundred
 * labels changed.
 */
final class DvcContender {
  private static final String FILE = "labels.tsv";
  private final Path work;
  private final List<String> dvc;
  private double before;

  private DvcContender(Path work, String program) {
    this.work = work;
    this.dvc = List.of(program);
  }

  /** DVC as {@code WINNOW_DVC} names it, with a data set in it; empty where there is none. */
  static Optional<DvcContender> installed(Path work, Dataset data) throws Exception {
    String program = System.getenv().getOrDefault("WINNOW_DVC", "");
    if (program.isBlank() || !Files.isExecutable(Path.of(program))) {
      return Optional.empty();
    }
    DvcContender made = new DvcContender(Files.createDirectories(work), program);
    GitContender.output(work, "git", "init", "-q");
    GitContender.output(work, "git", "config", "user.name", "bench");
    GitContender.output(work, "git", "config", "user.email", "bench@example.org");
    made.dvc("init", "-q");
    made.dvc("config", "core.analytics", "false");
    made.dvc("remote", "add", "-q", "-d", "there", work.resolveSibling("dvc-there").toString());
    made.write(data);
    made.commit();
    made.push();
    return Optional.of(made);
  }

  /** Writes the labels down; that is not DVC's work. */
  void write(Dataset data) {
    try (BufferedWriter out = Files.newBufferedWriter(work.resolve(FILE))) {
      for (int row = 0; row < data.size(); row++) {
        out.write(data.ids().get(row) + "\t" + data.label(row) + "\n");
      }
      before = stored();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void commit() throws Exception {
    dvc("add", "-q", FILE);
    GitContender.output(work, "git", "add", "-A");
    GitContender.output(work, "git", "commit", "-q", "-m", "A hundred labels");
  }

  void diff() throws Exception {
    dvc("diff", "HEAD~1", "HEAD");
  }

  void checkoutAndBack() throws Exception {
    for (String commit : List.of("HEAD~1", "-")) {
      GitContender.output(work, "git", "checkout", "-q", commit);
      dvc("checkout", "-q");
    }
  }

  void push() throws Exception {
    dvc("push", "-q");
  }

  /** What the last commit added to what is stored. */
  double megabytesOfACommit() {
    try {
      return stored() - before;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double stored() throws IOException {
    Path cache = work.resolve(".dvc/cache");
    return Files.exists(cache) ? BigRepository.megabytes(cache) : 0;
  }

  private void dvc(String... words) throws Exception {
    List<String> command = new ArrayList<>(dvc);
    command.addAll(List.of(words));
    GitContender.output(work, command.toArray(String[]::new));
  }
}
