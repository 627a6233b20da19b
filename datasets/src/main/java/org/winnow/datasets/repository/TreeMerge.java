package org.winnow.datasets.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Merges two states of a repository that parted at a third, judgement by judgement; only shards
 * that one of them changed are read.
 */
final class TreeMerge {
  private final TreeView[] views;
  private final Map<String, Choice> choices;
  private final Sink sink;
  private final VocabularyMerge.Result classes;
  private final SourceList sources;

  /** Whether classes and sources have the same numbers everywhere, so that lines may be copied. */
  private final boolean sameNumbers;

  private final List<MergeConflict> conflicts = new ArrayList<>();
  private final ChangeTally tally = new ChangeTally();
  private final TreeMap<String, ObjectId> changed = new TreeMap<>();

  /** Where merged files go. */
  interface Sink {
    ObjectId put(byte[] text) throws IOException;
  }

  /**
   * What came of it.
   *
   * @param changed object by path of the files that differ from ours; null where one is gone
   * @param conflicts those that no choice settles; of their examples nothing is decided
   * @param counts what differs from ours
   */
  record Result(
      TreeMap<String, ObjectId> changed,
      CommitFiles files,
      List<MergeConflict> conflicts,
      EditCounts counts) {}

  /**
   * @param sides base, ours and theirs
   * @param choices by full id, for conflicts
   */
  TreeMerge(List<TreeView> sides, Map<String, Choice> choices, Sink sink) {
    this.views = sides.toArray(TreeView[]::new);
    this.choices = choices;
    this.sink = sink;
    CommitFiles ours = views[ShardSides.OURS].files();
    CommitFiles theirs = views[ShardSides.THEIRS].files();
    TopFiles.requireSameLayout(views);
    classes =
        VocabularyMerge.of(
            views[ShardSides.BASE].files().vocabulary(), ours.vocabulary(), theirs.vocabulary());
    SourceList all = ours.sources();
    for (var note : theirs.sources().notes()) {
      all = all.with(note);
    }
    sources = all;
    sameNumbers = classes.sameNumbers() && prefixed(ShardSides.THEIRS) && prefixed(ShardSides.BASE);
  }

  Result merge(ObjectReader reader) throws IOException {
    for (ShardSides shard : ShardSides.differing(reader, views)) {
      if (!shard.same(ShardSides.OURS, ShardSides.THEIRS)
          && !(shard.same(ShardSides.BASE, ShardSides.THEIRS) && sameNumbers)) {
        merge(reader, shard);
      }
    }
    CommitFiles ours = views[ShardSides.OURS].files();
    CommitFiles top =
        new TopFiles(reader, views, sink).merged(classes.vocabulary(), sources, changed);
    CommitFiles files =
        new CommitFiles(
            ours.tree(),
            ours.labels(),
            ours.examples(),
            ours.layout(),
            classes.vocabulary(),
            sources,
            top.description());
    return new Result(changed, files, List.copyOf(conflicts), tally.total());
  }

  private boolean prefixed(int side) {
    var notes = views[side].files().sources().notes();
    return notes.size() <= sources.notes().size()
        && sources.notes().subList(0, notes.size()).equals(notes);
  }

  private void merge(ObjectReader reader, ShardSides shard) throws IOException {
    List<byte[]> texts = new ArrayList<>();
    for (int side = 0; side < views.length; side++) {
      texts.add(views[side].text(reader, shard.labels()[side]));
    }
    for (int side = 0; side < views.length; side++) {
      texts.add(views[side].text(reader, shard.examples()[side]));
    }
    String path = CommitFiles.LABELS + "/" + shard.file();
    GroupWalk examples = new GroupWalk(path, texts);
    ByteArrayOutputStream labels = new ByteArrayOutputStream(texts.get(ShardSides.OURS).length);
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    while (examples.next()) {
      take(examples, labels, entries);
    }
    put(path, labels, texts.get(ShardSides.OURS));
    put(CommitFiles.EXAMPLES + "/" + shard.file(), entries, texts.get(3 + ShardSides.OURS));
  }

  private void put(String path, ByteArrayOutputStream out, byte[] before) throws IOException {
    byte[] text = out.toByteArray();
    if (!java.util.Arrays.equals(text, before)) {
      changed.put(path, text.length == 0 ? null : sink.put(text));
    }
  }

  private void take(
      GroupWalk example, ByteArrayOutputStream labels, ByteArrayOutputStream entries) {
    boolean oursStays =
        same(example, ShardSides.OURS, ShardSides.THEIRS)
            || same(example, ShardSides.BASE, ShardSides.THEIRS);
    if (oursStays && sameNumbers) {
      example.get(ShardSides.OURS).writeTo(labels);
      example.get(3 + ShardSides.OURS).writeTo(entries);
      return;
    }
    ExampleMerge merge = sides(example);
    ExampleMerge.Merged merged = settled(merge);
    for (Judgement judgement : merged.judgements()) {
      write(judgement.line(), labels);
    }
    if (merged.entry() != null) {
      write(merged.entry().line(), entries);
    }
    tally.count(merge.ours(), merged.judgements());
  }

  private static boolean same(GroupWalk example, int one, int other) {
    return example.get(one).sameAs(example.get(other))
        && example.get(3 + one).sameAs(example.get(3 + other));
  }

  private static void write(String line, ByteArrayOutputStream out) {
    out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private ExampleMerge.Merged settled(ExampleMerge merge) {
    if (!merge.conflict()) {
      return merge.united();
    }
    Choice choice = choices.get(merge.id());
    if (choice == null || (merge.entries().clash() && choice.side().isEmpty())) {
      conflicts.add(
          new MergeConflict(
              merge.id(),
              verdict(merge.base()),
              verdict(merge.ours()),
              verdict(merge.theirs()),
              merge.entries().clash()));
      return merge.united();
    }
    return choice
        .side()
        .map(merge::taking)
        .orElseGet(
            () -> merge.labelled(Classes.number(classes.vocabulary(), choice.label()), choice));
  }

  private Verdict verdict(List<Judgement> judgements) {
    return Verdict.of(Judgement.standing(judgements), classes.vocabulary());
  }

  private ExampleMerge sides(GroupWalk example) {
    ExampleEntry[] entries = new ExampleEntry[views.length];
    for (int side = 0; side < views.length; side++) {
      ExampleEntry entry = example.get(3 + side).entry();
      entries[side] = entry == null ? null : entry.from(number(side, entry.source()));
    }
    List<Judgement> ours = example.get(ShardSides.OURS).judgements();
    List<Judgement> theirs = example.get(ShardSides.THEIRS).judgements();
    return new ExampleMerge(
        example.id(),
        renumbered(example.get(ShardSides.BASE).judgements(), classes.fromBase()),
        ours,
        renumbered(theirs, classes.fromTheirs()),
        new ExampleMerge.Entries(
            entries[ShardSides.BASE], entries[ShardSides.OURS], entries[ShardSides.THEIRS]));
  }

  private int number(int side, int source) {
    int merged = sources.notes().indexOf(views[side].files().sources().get(source));
    return merged < 0 ? source : merged;
  }

  private static List<Judgement> renumbered(List<Judgement> all, Map<Integer, Integer> numbers) {
    return all.stream().map(judgement -> judgement.withClasses(numbers)).toList();
  }
}
