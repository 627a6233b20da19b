package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The two files of one shard in the three states of a merge: base, ours, theirs.
 *
 * @param file its name below the folders
 * @param labels objects of the judgements; zero where there is no file, or it is the same in all
 * @param examples objects of the examples' entries, likewise
 */
record ShardSides(String file, ObjectId[] labels, ObjectId[] examples) {
  static final int BASE = 0;
  static final int OURS = 1;
  static final int THEIRS = 2;

  /** Whether two states have the same content. */
  boolean same(int one, int other) {
    return labels[one].equals(labels[other]) && examples[one].equals(examples[other]);
  }

  /** The shards in which any of the three states differs from another. */
  static List<ShardSides> differing(ObjectReader reader, TreeView... views) throws IOException {
    SortedMap<String, ObjectId[]> labels = changed(reader, CommitFiles.LABELS, views);
    SortedMap<String, ObjectId[]> examples = changed(reader, CommitFiles.EXAMPLES, views);
    TreeSet<String> files = new TreeSet<>(labels.keySet());
    files.addAll(examples.keySet());
    List<ShardSides> all = new ArrayList<>();
    for (String file : files) {
      all.add(
          new ShardSides(
              file,
              labels.containsKey(file) ? labels.get(file) : none(views.length),
              examples.containsKey(file) ? examples.get(file) : none(views.length)));
    }
    return all;
  }

  private static ObjectId[] none(int sides) {
    ObjectId[] ids = new ObjectId[sides];
    Arrays.fill(ids, ObjectId.zeroId());
    return ids;
  }

  private static SortedMap<String, ObjectId[]> changed(
      ObjectReader reader, String folder, TreeView[] views) throws IOException {
    SortedMap<String, ObjectId[]> found = new TreeMap<>();
    try (TreeWalk walk = new TreeWalk(reader)) {
      for (TreeView view : views) {
        boolean labels = folder.equals(CommitFiles.LABELS);
        ObjectId tree = labels ? view.files().labels() : view.files().examples();
        if (tree == null) {
          walk.addTree(new EmptyTreeIterator());
        } else {
          walk.addTree(tree);
        }
      }
      walk.setRecursive(true);
      boolean plain = Arrays.stream(views).allMatch(view -> view.changed().isEmpty());
      walk.setFilter(plain ? TreeFilter.ANY_DIFF : TreeFilter.ALL);
      while (walk.next()) {
        ObjectId[] ids = new ObjectId[views.length];
        for (int i = 0; i < ids.length; i++) {
          ids[i] = views[i].at(folder + "/" + walk.getPathString(), walk.getObjectId(i));
        }
        found.put(walk.getPathString(), ids);
      }
    }
    return found;
  }
}
