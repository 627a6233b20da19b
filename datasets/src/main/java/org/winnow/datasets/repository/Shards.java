package org.winnow.datasets.repository;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.winnow.datasets.InputException;

/** Reads the shards of a folder in the order of their numbers. */
final class Shards {
  private Shards() {}

  /** What is done with each shard. */
  interface Visitor {
    void visit(int shard, String path, ObjectId blob, ObjectReader reader) throws IOException;
  }

  /** What is done with each line. */
  interface LineVisitor {
    void visit(int shard, LineCursor line);
  }

  static void each(GitStore git, String folder, ObjectId tree, Visitor visitor) throws IOException {
    if (tree == null) {
      return;
    }
    try (ObjectReader reader = git.reader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        String path = folder + "/" + walk.getPathString();
        visitor.visit(number(walk.getNameString(), path), path, walk.getObjectId(0), reader);
      }
    }
  }

  static void eachLine(GitStore git, String folder, ObjectId tree, LineVisitor visitor)
      throws IOException {
    each(
        git,
        folder,
        tree,
        (shard, path, blob, reader) -> {
          byte[] text = reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(Integer.MAX_VALUE);
          LineCursor line = new LineCursor(path, text);
          while (line.next()) {
            visitor.visit(shard, line);
          }
        });
  }

  static int number(String name, String path) {
    if (!name.matches("[0-9a-f]{1,5}\\.tsv")) {
      throw new InputException("'" + path + "' is not the name of a shard, expected as 3f.tsv");
    }
    return Integer.parseInt(name.substring(0, name.length() - 4), 16);
  }
}
