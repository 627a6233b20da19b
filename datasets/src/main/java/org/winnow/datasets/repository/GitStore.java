package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.winnow.datasets.InputException;

/** The git side of a label repository: objects, trees and branches of a bare repository. */
final class GitStore implements AutoCloseable {
  static final String MAIN = "main";

  /**
   * Zlib's levels: of a first import, above which hexadecimal ids take longer and get hardly
   * smaller, and of what people wait for many times a day. {@code git gc} packs both tightly.
   */
  static final int TIGHT = 4;

  static final int QUICK = 1;

  private final FileRepository git;
  private final BackgroundPacking packing = new BackgroundPacking(this);

  private GitStore(FileRepository git) {
    this.git = git;
  }

  static GitStore create(Path folder) throws IOException {
    FileRepository git = repository(folder);
    git.create(true);
    StoredConfig config = git.getConfig();
    config.setBoolean("core", null, "fsyncRefFiles", true);
    config.setString("gc", null, "auto", "0");
    config.save();
    git.updateRef(Constants.HEAD).link(Constants.R_HEADS + MAIN);
    return new GitStore(git);
  }

  static GitStore open(Path folder) throws IOException {
    return new GitStore(repository(folder));
  }

  private static FileRepository repository(Path folder) throws IOException {
    // JGit measures each new disk's clock for seconds; meanwhile it assumes a coarse one.
    FS.FileStoreAttributes.setBackground(true);
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setBare();
    FileRepository git = (FileRepository) builder.setGitDir(folder.toFile()).build();
    git.getConfig().setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, "commitGraph", true);
    git.getConfig()
        .setBoolean(
            ConfigConstants.CONFIG_COMMIT_GRAPH_SECTION,
            null,
            ConfigConstants.CONFIG_KEY_READ_CHANGED_PATHS,
            true);
    return git;
  }

  ObjectReader reader() {
    return git.newObjectReader();
  }

  FileRepository repository() {
    return git;
  }

  /** Writes objects as one pack that lasts, unless the work gives null, and gives what it gave. */
  <T> T insert(int compression, Insertion<T> work) throws IOException {
    Path packs = git.getObjectDatabase().getPackDirectory().toPath();
    try (ObjectPack pack = new ObjectPack(packs, compression)) {
      T result = work.with(pack);
      if (result == null) {
        return null;
      }
      git.getObjectDatabase().openPack(pack.publish().toFile());
      packing.look();
      return result;
    }
  }

  /** What keeps packs few. */
  BackgroundPacking packing() {
    return packing;
  }

  /** Work that writes objects. */
  interface Insertion<T> {
    T with(ObjectPack pack) throws IOException;
  }

  /** The tree of a commit. */
  ObjectId treeOf(ObjectId commit) throws IOException {
    return commit(commit).getTree().getId();
  }

  RevCommit commit(ObjectId id) throws IOException {
    try (RevWalk walk = new RevWalk(git)) {
      return walk.parseCommit(id);
    }
  }

  /** The object at a path of a tree, or null. */
  ObjectId find(ObjectId tree, String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(git, path, tree)) {
      return walk == null ? null : walk.getObjectId(0);
    }
  }

  /** The bytes of a file of a tree. */
  byte[] require(ObjectId tree, String path) throws IOException {
    ObjectId file = find(tree, path);
    if (file == null) {
      throw new InputException("the repository has no file '" + path + "': no label repository");
    }
    return bytes(file);
  }

  byte[] bytes(ObjectId file) throws IOException {
    return git.open(file, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
  }

  /** The commit a branch is at, or null. */
  ObjectId branch(String name) throws IOException {
    Ref ref = git.exactRef(Constants.R_HEADS + name);
    return ref == null ? null : ref.getObjectId();
  }

  /** The branch that new sessions start on: where HEAD points, which is main unless cloned. */
  String standardBranch() throws IOException {
    String head = git.getFullBranch();
    return head != null && head.startsWith(Constants.R_HEADS)
        ? head.substring(Constants.R_HEADS.length())
        : MAIN;
  }

  /** Makes a branch the one that new sessions start on. */
  void setStandardBranch(String name) throws IOException {
    git.updateRef(Constants.HEAD).link(Constants.R_HEADS + name);
  }

  /** The branch whose tip is a commit, main before others; null where there is none. */
  String branchAt(ObjectId commit) throws IOException {
    String found = null;
    for (Ref ref : git.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
      if (commit.equals(ref.getObjectId())) {
        String name = ref.getName().substring(Constants.R_HEADS.length());
        found = found == null || name.equals(MAIN) ? name : found;
      }
    }
    return found;
  }

  /**
   * Moves a branch, if it still is where it is expected.
   *
   * @param expected null for a branch that must not be there yet
   * @return false where somebody else moved it meanwhile
   */
  boolean move(String branch, ObjectId expected, ObjectId to) throws IOException {
    Path folder = git.getDirectory().toPath();
    SessionLock alone = BranchLock.take(folder);
    try {
      return moveAlone(new BranchLock(folder, branch), branch, expected, to);
    } finally {
      alone.close();
    }
  }

  private boolean moveAlone(BranchLock left, String branch, ObjectId expected, ObjectId to)
      throws IOException {
    while (true) {
      if (!Objects.equals(branch(branch), expected)) {
        return false;
      }
      RefUpdate update = git.updateRef(Constants.R_HEADS + branch);
      update.setExpectedOldObjectId(expected == null ? ObjectId.zeroId() : expected);
      update.setNewObjectId(to);
      update.disableRefLog();
      RefUpdate.Result result = update.update();
      switch (result) {
        case NEW, FAST_FORWARD, NO_CHANGE -> {
          return true;
        }
        case REJECTED -> {
          return false;
        }
        case LOCK_FAILURE -> left.waitOrRemove();
        default -> throw new IOException("git answered " + result + " for branch " + branch);
      }
    }
  }

  boolean has(ObjectId object) throws IOException {
    return git.getObjectDatabase().has(object);
  }

  /** Whether a commit is another one or among its ancestors. */
  boolean isAncestor(ObjectId commit, ObjectId of) throws IOException {
    try (RevWalk walk = new RevWalk(git)) {
      return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(of));
    }
  }

  @Override
  public void close() {
    packing.close();
    git.close();
  }
}
