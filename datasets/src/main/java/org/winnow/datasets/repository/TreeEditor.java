package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Puts files into a tree, at the cost of the folders on their paths and no others. */
final class TreeEditor {
  private final ObjectReader reader;
  private final ObjectPack pack;

  TreeEditor(ObjectReader reader, ObjectPack pack) {
    this.reader = reader;
    this.pack = pack;
  }

  /**
   * The tree with some files put in.
   *
   * @param base the tree before, or null for none
   * @param files blob by path; null takes a file away, and its folder where that was all in it
   * @return the tree, or null where nothing is in it
   */
  ObjectId put(ObjectId base, SortedMap<String, ObjectId> files) throws IOException {
    TreeMap<String, Entry> entries = read(base);
    var left = files;
    while (!left.isEmpty()) {
      String path = left.firstKey();
      int slash = path.indexOf('/');
      if (slash < 0) {
        if (left.get(path) == null) {
          entries.remove(path);
        } else {
          entries.put(path, new Entry(FileMode.REGULAR_FILE, left.get(path)));
        }
        left = left.tailMap(path + '\0');
      } else {
        String folder = path.substring(0, slash);
        var inside = left.subMap(folder + '/', folder + (char) ('/' + 1));
        TreeMap<String, ObjectId> below = new TreeMap<>();
        inside.forEach((p, id) -> below.put(p.substring(slash + 1), id));
        Entry known = entries.remove(folder + '/');
        ObjectId tree = put(known == null ? null : known.id, below);
        if (tree != null) {
          entries.put(folder + '/', new Entry(FileMode.TREE, tree));
        }
        left = left.tailMap(folder + (char) ('/' + 1));
      }
    }
    return entries.isEmpty() ? null : write(entries);
  }

  /** Folders have a slash at the end of their key, which is also how git sorts them. */
  private TreeMap<String, Entry> read(ObjectId tree) throws IOException {
    TreeMap<String, Entry> entries = new TreeMap<>();
    if (tree != null) {
      CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
      for (; !parser.eof(); parser.next()) {
        FileMode mode = parser.getEntryFileMode();
        String key = parser.getEntryPathString() + (mode == FileMode.TREE ? "/" : "");
        entries.put(key, new Entry(mode, parser.getEntryObjectId()));
      }
    }
    return entries;
  }

  private ObjectId write(TreeMap<String, Entry> entries) throws IOException {
    TreeFormatter tree = new TreeFormatter();
    entries.forEach(
        (key, entry) ->
            tree.append(
                entry.mode == FileMode.TREE ? key.substring(0, key.length() - 1) : key,
                entry.mode,
                entry.id));
    return pack.tree(tree);
  }

  private record Entry(FileMode mode, ObjectId id) {}
}
