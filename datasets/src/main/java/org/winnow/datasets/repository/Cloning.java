package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.FetchResult;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.Access;
import org.winnow.datasets.sources.Progress;

/** Makes a repository from another one, beside its place, and moves it there whole. */
final class Cloning {
  private final Access access;
  private final Progress progress;

  Cloning(Access access, Progress progress) {
    this.access = access;
    this.progress = progress;
  }

  /** An empty repository for others to push to. */
  static void createEmpty(Path folder) {
    Durable.saving(
        "making a repository",
        folder,
        () -> {
          requireFree(folder);
          Files.createDirectories(folder);
          GitStore.create(folder).close();
          new RepositoryFolder(folder).createOwn();
          return null;
        });
  }

  private static void requireFree(Path folder) throws IOException {
    if (Files.exists(folder) && !RepositoryCreation.isEmptyFolder(folder)) {
      throw new InputException(folder + " is there already and not empty; choose another folder");
    }
  }

  /**
   * Clones.
   *
   * @return the name of the branch that new sessions start on
   */
  String into(Path folder, Remote remote) throws IOException {
    Path place = folder.toAbsolutePath().normalize();
    requireFree(place);
    Files.createDirectories(place.getParent());
    Path made =
        Files.createDirectory(
            Durable.temporary(place.getParent(), "." + place.getFileName() + "-"));
    try {
      String branch = fill(new RepositoryFolder(made), remote);
      Files.deleteIfExists(place);
      Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
      Durable.forceFolder(place.getParent());
      return branch;
    } finally {
      if (Files.exists(made)) {
        new RepositoryFolder(made).delete();
      }
    }
  }

  private String fill(RepositoryFolder made, Remote remote) throws IOException {
    made.createOwn();
    try (GitStore git = GitStore.create(made.root())) {
      new RemoteList(made.root()).add(remote);
      Fetching fetching = new Fetching(git, access);
      FetchResult said = fetching.commits(remote);
      String branch = standardBranch(said, remote);
      ObjectId tip = said.getAdvertisedRef(Constants.R_HEADS + branch).getObjectId();
      CommitFiles.read(git, tip); // refuses what is no label repository before bytes are copied
      fetching.fetched(remote, said, progress);
      git.move(branch, null, tip);
      git.setStandardBranch(branch);
      return branch;
    }
  }

  /** Where the remote's HEAD points; a host that does not say so has one branch at that commit. */
  private static String standardBranch(FetchResult said, Remote remote) {
    Ref head = said.getAdvertisedRef(Constants.HEAD);
    if (head != null && head.isSymbolic()) {
      return name(head.getTarget());
    }
    Ref main = said.getAdvertisedRef(Constants.R_HEADS + GitStore.MAIN);
    if (main != null) {
      return GitStore.MAIN;
    }
    return said.getAdvertisedRefs().stream()
        .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
        .filter(ref -> !name(ref).equals(ByteList.BRANCH))
        .filter(ref -> head == null || ref.getObjectId().equals(head.getObjectId()))
        .findFirst()
        .map(Cloning::name)
        .orElseThrow(
            () -> new InputException(remote.address() + " has no commits yet; nothing to clone"));
  }

  private static String name(Ref branch) {
    return branch.getName().substring(Constants.R_HEADS.length());
  }
}
