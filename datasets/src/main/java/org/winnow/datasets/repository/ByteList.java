package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.LfsObject;

/**
 * The branch of a remote that lists the packs of example bytes at its Git LFS server, as pointer
 * files. Names are hashes, so two lists are united by having the files of both.
 */
record ByteList(GitStore git) {
  /** Its name; labels are on others. */
  static final String BRANCH = "winnow-bytes";

  private static final String FOLDER = "packs/";
  private static final String ATTRIBUTES = "packs/* filter=lfs diff=lfs merge=lfs -text\n";
  private static final String NAME = "[0-9a-f]{64}\\.(pack|index)";

  /**
   * File name → object, of packs and their indices.
   *
   * @param commit null for a remote that has no list yet
   */
  TreeMap<String, LfsObject> read(ObjectId commit) throws IOException {
    TreeMap<String, LfsObject> files = new TreeMap<>();
    ObjectId packs = commit == null ? null : git.find(git.treeOf(commit), "packs");
    if (packs == null) {
      return files;
    }
    try (TreeWalk walk = new TreeWalk(git.repository())) {
      walk.addTree(packs);
      while (walk.next()) {
        String name = walk.getNameString();
        LfsObject object = LfsObject.parse(text(walk.getObjectId(0)));
        boolean pack = name.endsWith(BlobPackWriter.SUFFIX);
        if (!name.matches(NAME) || pack && !name.startsWith(object.oid())) {
          throw new InputException(
              "'" + name + "' on branch " + BRANCH + " of the remote is no name of such a pack");
        }
        files.put(name, object);
      }
    }
    return files;
  }

  private String text(ObjectId file) throws IOException {
    return new String(git.bytes(file), StandardCharsets.UTF_8);
  }

  /** A commit that lists more files; it is on no branch yet. */
  ObjectId add(ObjectId parent, Map<String, LfsObject> files, RepositoryOptions by)
      throws IOException {
    return git.insert(
        GitStore.QUICK,
        pack -> {
          TreeMap<String, ObjectId> blobs = new TreeMap<>();
          blobs.put(CommitFiles.ATTRIBUTES, pack.blob(utf8(ATTRIBUTES)));
          for (Map.Entry<String, LfsObject> file : files.entrySet()) {
            blobs.put(FOLDER + file.getKey(), pack.blob(utf8(file.getValue().pointer())));
          }
          ObjectId before = parent == null ? null : git.treeOf(parent);
          CommitBuilder commit = new CommitBuilder();
          try (var reader = git.reader()) {
            commit.setTreeId(new TreeEditor(reader, pack).put(before, blobs));
          }
          commit.setParentIds(parent == null ? List.of() : List.of(parent));
          commit.setMessage("Where the bytes of examples are\n");
          CommitText.sign(commit, by.author(), by.clock());
          return pack.commit(commit);
        });
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
