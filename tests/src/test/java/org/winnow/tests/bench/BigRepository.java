package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.RepositoryOptions;

/** A label repository of many examples, made once and copied for each part of the benchmark. */
final class BigRepository {
  static final Attribution BY = new Attribution("bench", Origin.HAND);
  private final Path folder;
  private final int examples;
  private final Random random = new Random(29);
  private int copies;

  /**
   * @param folder where it and its copies lie
   */
  BigRepository(Path folder, int examples) {
    this.folder = folder;
    this.examples = examples;
  }

  int examples() {
    return examples;
  }

  static RepositoryOptions options() {
    return new RepositoryOptions(
        Optional.empty(), new Author("bench", "bench@example.org"), Clock.systemUTC());
  }

  /** The folder of a copy that nobody has changed yet. */
  Path copy() throws IOException {
    Path made = folder.resolve("made");
    if (!Files.exists(made)) {
      DatasetRepository.create(made, LabelsBenchData.make(examples), "All", options()).close();
    }
    Path copy = folder.resolve("copy-" + copies++);
    try (Stream<Path> files = Files.walk(made)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(made.relativize(file).toString()));
      }
    }
    return copy;
  }

  /** Gives so many examples, chosen at random, the class behind their own. */
  List<LabelEdit> edits(Dataset data, int count) {
    List<LabelEdit> edits = new ArrayList<>();
    random
        .ints(0, data.size())
        .distinct()
        .limit(count)
        .forEach(row -> edits.add(to(data, data.ids().get(row), 1)));
    return edits;
  }

  /** Gives an example the class so many behind its own. */
  static LabelEdit to(Dataset data, String id, int further) {
    int row = data.ids().find(id);
    String next = data.schema().classes().get((data.labels().classOf(row) + further) % 10);
    return new LabelEdit.Relabel(id, Optional.of(data.label(row)), Optional.of(next), BY);
  }

  /** Edits and commits so many times, each time so many examples. */
  void commit(DatasetRepository repository, int commits, int edits) {
    for (int i = 0; i < commits; i++) {
      repository.edit(edits(repository.data(), edits));
      repository.commit("Commit " + i);
    }
  }

  /** Megabytes of the files below a folder. */
  static double megabytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum() / 1e6;
    }
  }
}
