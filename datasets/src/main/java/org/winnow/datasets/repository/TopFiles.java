package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.winnow.datasets.InputException;

/** Merges the few files beside the shards: each as a whole, but for classes and sources. */
final class TopFiles {
  private final ObjectReader reader;
  private final TreeView[] views;
  private final TreeMerge.Sink sink;

  TopFiles(ObjectReader reader, TreeView[] views, TreeMerge.Sink sink) {
    this.reader = reader;
    this.views = views;
    this.sink = sink;
  }

  /**
   * @throws InputException where an example's lines are in other files on one side
   */
  static void requireSameLayout(TreeView[] views) {
    if (Arrays.stream(views).map(view -> view.files().layout()).distinct().count() > 1) {
      throw new InputException(
          "the two sides have different shard digits in their file '"
              + FormatFile.FILE
              + "': they belong to different repositories");
    }
  }

  /**
   * Puts the merged files among those that differ from ours.
   *
   * @return a commit whose description is the merged one
   */
  CommitFiles merged(Vocabulary classes, SourceList sources, Map<String, ObjectId> changed)
      throws IOException {
    CommitFiles ours = views[ShardSides.OURS].files();
    put(changed, Vocabulary.FILE, classes.text(), ours.vocabulary().text());
    put(changed, SourceList.FILE, sources.text(), ours.sources().text());
    CommitFiles described = ours;
    try (TreeWalk walk = new TreeWalk(reader)) {
      for (TreeView view : views) {
        walk.addTree(view.files().tree());
      }
      while (walk.next()) {
        String path = walk.getPathString();
        boolean own =
            walk.isSubtree() || path.equals(Vocabulary.FILE) || path.equals(SourceList.FILE);
        ObjectId[] ids = new ObjectId[views.length];
        for (int side = 0; side < ids.length; side++) {
          ids[side] = views[side].at(path, walk.getObjectId(side));
        }
        if (!own && takesTheirs(path, ids)) {
          changed.put(path, ids[ShardSides.THEIRS].equals(ObjectId.zeroId()) ? null : ids[2]);
          described = path.equals(Description.FILE) ? views[2].files() : described;
        }
      }
    }
    return described;
  }

  private static boolean takesTheirs(String path, ObjectId[] ids) {
    ObjectId ours = ids[ShardSides.OURS];
    ObjectId theirs = ids[ShardSides.THEIRS];
    ObjectId base = ids[ShardSides.BASE];
    if (!theirs.equals(ours) && !theirs.equals(base) && !ours.equals(base)) {
      throw new InputException(
          "both sides changed '" + path + "'; make it the same on both, then merge again");
    }
    return !theirs.equals(ours) && ours.equals(base);
  }

  private void put(Map<String, ObjectId> changed, String path, String text, String before)
      throws IOException {
    if (!text.equals(before)) {
      changed.put(path, sink.put(text.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
