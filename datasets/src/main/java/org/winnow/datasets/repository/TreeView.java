package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * All files of one state: of a commit, or of what several commits come to that is written nowhere.
 *
 * @param files the commit's; vocabulary and sources are those of this state
 * @param changed object by path of the files that differ from the commit's; null where one is gone
 * @param unwritten content of the objects that are in no repository
 */
record TreeView(CommitFiles files, Map<String, ObjectId> changed, Map<ObjectId, byte[]> unwritten) {
  static TreeView of(GitStore git, ObjectId commit) throws IOException {
    return new TreeView(CommitFiles.read(git, commit), Map.of(), new HashMap<>());
  }

  /** The object at a path, given what the commit has there. */
  ObjectId at(String path, ObjectId committed) {
    ObjectId id = changed.containsKey(path) ? changed.get(path) : committed;
    return id == null ? ObjectId.zeroId() : id;
  }

  /** A file's content, empty where it is not there. */
  byte[] text(ObjectReader reader, ObjectId id) throws IOException {
    if (id.equals(ObjectId.zeroId())) {
      return new byte[0];
    }
    byte[] own = unwritten.get(id);
    return own == null ? reader.open(id).getCachedBytes(Integer.MAX_VALUE) : own;
  }
}
