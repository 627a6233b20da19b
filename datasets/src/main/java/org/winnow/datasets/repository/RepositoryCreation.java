package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** Makes a repository beside its place and moves it there whole. */
final class RepositoryCreation {
  private final Path folder;
  private final RepositoryOptions options;

  RepositoryCreation(Path folder, RepositoryOptions options) {
    this.folder = folder.toAbsolutePath().normalize();
    this.options = options;
  }

  /** Creates the repository, in place of an earlier one only where that is allowed. */
  void create(Dataset data, String message, boolean replace) throws IOException {
    RepositoryFolder old = new RepositoryFolder(folder);
    boolean there = old.isRepository();
    if (there && !replace) {
      throw new InputException(
          folder + " holds a label repository already; open it, or start over with --fresh");
    }
    if (!there && Files.exists(folder) && !isEmptyFolder(folder)) {
      throw new InputException(
          folder + " is there already and is no label repository; choose another folder");
    }
    if (there) {
      old.requireUnused();
    }
    Files.createDirectories(folder.getParent());
    Path made =
        Files.createDirectory(
            Durable.temporary(folder.getParent(), "." + folder.getFileName() + "-"));
    try {
      fill(new RepositoryFolder(made), data, message);
      if (there) {
        Path away = made.resolveSibling(made.getFileName() + "-old");
        Files.move(folder, away, StandardCopyOption.ATOMIC_MOVE);
        Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        new RepositoryFolder(away).delete();
      } else {
        Files.deleteIfExists(folder);
        Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      Durable.forceFolder(folder.getParent());
    } finally {
      if (Files.exists(made)) {
        new RepositoryFolder(made).delete();
      }
    }
  }

  /**
   * Creates a repository and opens it.
   *
   * @param replace whether an earlier one in the folder is deleted
   */
  static DatasetRepository opened(
      Path folder, Dataset data, String message, RepositoryOptions options, boolean replace) {
    CommitText.requireMessage(message);
    return Durable.saving(
        "creating the repository",
        folder,
        () -> {
          new RepositoryCreation(folder, options).create(data, message, replace);
          DatasetRepository repository = new DatasetRepository(folder, options);
          return repository.working(
              "opening what was made",
              copy -> {
                copy.hasCheckedOut(data); // spares reading it back
                return repository;
              });
        });
  }

  static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private void fill(RepositoryFolder made, Dataset data, String message) throws IOException {
    FirstImport first = new FirstImport(data, options.watcher());
    made.createOwn();
    first.storeBytes(made.blobs());
    try (GitStore git = GitStore.create(made.root())) {
      ObjectId commit =
          git.insert(
              GitStore.TIGHT,
              pack -> {
                ObjectId tree = first.writeTree(git, pack);
                EditCounts counts = new EditCounts(0, 0, data.size(), 0, 0);
                CommitBuilder text = CommitText.builder(tree, List.of(), message, counts);
                CommitText.sign(text, options.author(), options.clock());
                return pack.commit(text);
              });
      git.move(GitStore.MAIN, null, commit);
    }
  }
}
