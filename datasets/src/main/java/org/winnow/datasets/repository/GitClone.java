package org.winnow.datasets.repository;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.winnow.datasets.InputException;

/**
 * A merge in a folder that plain git cloned a label repository into: going on there, or committed.
 * It is only read, and nothing that it configures is run.
 */
final class GitClone implements AutoCloseable {
  private final Path folder;
  private final Repository git;
  private final RevCommit head;
  private final ObjectId theirs;
  private final boolean committed;

  private GitClone(Path folder, Repository git) throws IOException {
    this.folder = folder;
    this.git = git;
    ObjectId tip = git.resolve(Constants.HEAD);
    if (tip == null) {
      throw new InputException(folder + " has no commits; expected a merge of label branches");
    }
    try (RevWalk walk = new RevWalk(git)) {
      head = walk.parseCommit(tip);
    }
    ObjectId merging = git.resolve(Constants.MERGE_HEAD);
    committed = merging == null;
    if (committed && head.getParentCount() != 2) {
      throw new InputException(
          folder
              + " has no merge to go on with: none is in progress there, and its last commit "
              + head.abbreviate(7).name()
              + " is none of two branches");
    }
    theirs = committed ? head.getParent(1).getId() : merging;
  }

  static GitClone open(Path folder) throws IOException {
    Path place = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(place.resolve(Constants.DOT_GIT))) {
      throw new InputException(
          folder + " is no clone made by git; expected a folder with '.git' and 'labels' in it");
    }
    Repository git =
        new FileRepositoryBuilder()
            .setGitDir(place.resolve(Constants.DOT_GIT).toFile())
            .setWorkTree(place.toFile())
            .build();
    GitClone opened = null;
    try {
      opened = new GitClone(place, git);
    } finally {
      if (opened == null) {
        git.close();
      }
    }
    return opened;
  }

  /** The branch that is checked out there; empty where it is none. */
  Optional<String> branch() throws IOException {
    String name = git.getFullBranch();
    return name != null && name.startsWith(Constants.R_HEADS)
        ? Optional.of(name.substring(Constants.R_HEADS.length()))
        : Optional.empty();
  }

  /** The commit that was checked out there when the merge began. */
  ObjectId ours() {
    return committed ? head.getParent(0).getId() : head.getId();
  }

  /** The commit that is merged into it. */
  ObjectId theirs() {
    return theirs;
  }

  /** A file's name as a message shows it. */
  String name(String path) {
    return folder.resolve(path).toString();
  }

  /** A file as the merge left it: of the folder, or of the commit; empty where it is not there. */
  byte[] file(String path) throws IOException {
    if (!committed) {
      Path file = folder.resolve(path);
      boolean own = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
      return own ? Files.readAllBytes(file) : new byte[0];
    }
    try (TreeWalk walk = TreeWalk.forPath(git, path, head.getTree())) {
      return walk == null
          ? new byte[0]
          : git.open(walk.getObjectId(0), Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
    }
  }

  /** Copies the commits of both sides, where they are not there yet. */
  void copyTo(GitStore store) throws IOException {
    if (store.has(ours()) && store.has(theirs)) {
      return;
    }
    Set<ObjectId> there = new HashSet<>();
    for (Ref ref : store.repository().getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
      if (git.getObjectDatabase().has(ref.getObjectId())) {
        there.add(ref.getObjectId());
      }
    }
    ByteArrayOutputStream pack = new ByteArrayOutputStream();
    try (PackWriter writer = new PackWriter(git)) {
      writer.preparePack(NullProgressMonitor.INSTANCE, Set.of(ours(), theirs), there);
      writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, pack);
    }
    try (ObjectInserter inserter = store.repository().newObjectInserter()) {
      inserter
          .newPackParser(new ByteArrayInputStream(pack.toByteArray()))
          .parse(NullProgressMonitor.INSTANCE);
      inserter.flush();
    }
  }

  @Override
  public void close() {
    git.close();
  }
}
