package org.winnow.datasets.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Origin;

/**
 * Takes back judgements of one origin where they still stand: what stood before stands again. An
 * example's first judgement stays, since without it the example would be gone.
 */
final class TakeBack {
  private final String needle;
  private final Predicate<Judgement> meant;
  private final ChangeTally tally = new ChangeTally();

  /**
   * @param needle text that a shard holds in which one is; others are not looked into
   */
  private TakeBack(String needle, Predicate<Judgement> meant) {
    this.needle = needle;
    this.meant = meant;
  }

  static TakeBack ofModel(String hash) {
    return new TakeBack(
        "\tmodel:" + hash,
        judgement ->
            judgement.by().origin() instanceof Origin.Model model && model.hash().startsWith(hash));
  }

  static TakeBack ofModelNamed(String name) {
    return new TakeBack(
        ":" + Fields.escape(name),
        judgement ->
            judgement.by().origin() instanceof Origin.Model model && model.name().equals(name));
  }

  static TakeBack ofAnnotator(String annotator) {
    return new TakeBack(
        "\t" + Fields.escape(annotator) + "\t",
        judgement -> judgement.by().annotator().equals(annotator));
  }

  /** The shards without these judgements, by path. */
  TreeMap<String, ObjectId> from(GitStore git, CommitFiles files, TreeMerge.Sink sink)
      throws IOException {
    TreeMap<String, ObjectId> changed = new TreeMap<>();
    Shards.each(
        git,
        CommitFiles.LABELS,
        files.labels(),
        (shard, path, blob, reader) -> {
          byte[] text = reader.open(blob).getCachedBytes(Integer.MAX_VALUE);
          if (new String(text, StandardCharsets.UTF_8).contains(needle)) {
            byte[] left = without(path, text);
            if (left.length < text.length) {
              changed.put(path, sink.put(left));
            }
          }
        });
    return changed;
  }

  EditCounts counts() {
    return tally.total();
  }

  private byte[] without(String path, byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
    for (GroupCursor cursor = new GroupCursor(path, text); !cursor.atEnd(); cursor.next()) {
      List<Judgement> all = cursor.group().judgements();
      List<Judgement> left = left(all);
      tally.count(all, left);
      if (left.size() == all.size()) {
        cursor.group().writeTo(out);
      } else {
        left.forEach(j -> out.writeBytes((j.line() + "\n").getBytes(StandardCharsets.UTF_8)));
      }
    }
    return out.toByteArray();
  }

  private List<Judgement> left(List<Judgement> all) {
    List<Judgement> left = new ArrayList<>(all);
    Optional<Judgement> stands = Judgement.standing(left);
    while (stands.filter(meant).isPresent()
        && stands.get().kind() != Judgement.Kind.FORGET
        && left.stream().filter(Judgement::decides).count() > 1) {
      left.remove(stands.get());
      stands = Judgement.standing(left);
    }
    return left;
  }
}
