package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.Access;
import org.winnow.datasets.sources.Progress;

/**
 * Brings the bytes of examples that a repository lacks from its remotes, when they are looked at.
 * It opens the repository anew for that: a data set outlives the session that it came from.
 */
record Elsewhere(Path repository, Access access) {
  /** Whether there is any remote to ask. */
  boolean isSomewhere() throws IOException {
    return !new RemoteList(repository).all().isEmpty();
  }

  /**
   * Brings records into the packs here.
   *
   * @throws InputException where some are at no remote, or it cannot be reached; what came is kept
   */
  void bring(BlobStore here, List<BlobRef> wanted, Progress progress) throws IOException {
    Files.createDirectories(here.folder());
    List<String> tried = new ArrayList<>();
    try (GitStore git = GitStore.open(repository)) {
      SessionLock alone = new PackFolder(here.folder()).lock();
      try {
        List<BlobRef> missing = missing(here, wanted); // another process may have fetched some
        for (Remote remote : new RemoteList(repository).all()) {
          if (!missing.isEmpty()) {
            tried.add(remote.name());
            from(git, remote, here, missing, progress);
            missing = missing(here, missing);
          }
        }
        require(missing, tried);
      } finally {
        alone.close();
      }
    }
  }

  private void from(
      GitStore git, Remote remote, BlobStore here, List<BlobRef> missing, Progress progress)
      throws IOException {
    Optional<PackFolder> folder = PackFolder.of(remote);
    if (folder.isPresent()) {
      copy(new BlobStore(folder.get().folder()), here, missing, progress);
    } else {
      new LookedAtBytes(new FetchedBytes(git, access, remote), here).fetch(missing, progress);
    }
  }

  private static void copy(BlobStore from, BlobStore to, List<BlobRef> missing, Progress progress)
      throws IOException {
    long total = missing.stream().mapToLong(LookedAtBytes::length).sum();
    from.refresh();
    to.keep(
        sink -> {
          long done = 0;
          for (BlobRef ref : missing) {
            if (from.findOrNull(ref.hashBytes(), ref.features() + ref.view()) != null) {
              LookedAtBytes.put(sink, ref, from.read(ref));
            }
            done += LookedAtBytes.length(ref);
            progress.update("copying example bytes", done, total);
          }
        });
  }

  private static List<BlobRef> missing(BlobStore here, List<BlobRef> wanted) throws IOException {
    List<BlobRef> missing = new ArrayList<>();
    here.refresh();
    for (BlobRef ref : wanted) {
      if (here.findOrNull(ref.hashBytes(), ref.features() + ref.view()) == null) {
        missing.add(ref);
      }
    }
    return missing;
  }

  private static void require(List<BlobRef> missing, List<String> tried) {
    if (!missing.isEmpty()) {
      throw new InputException(
          "the bytes of "
              + missing.size()
              + (missing.size() == 1 ? " example" : " examples")
              + " (the first is "
              + missing.get(0).hash()
              + ") are neither here nor at "
              + String.join(", ", tried)
              + "; whoever has them sends them by %push");
    }
  }
}
