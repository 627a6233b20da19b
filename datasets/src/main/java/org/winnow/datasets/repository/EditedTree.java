package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

/**
 * Turns edits into the tree of the next commit, reading and writing only the shards they touch. Of
 * several judgements of one example by one annotator only the last is kept: a commit records where
 * an annotator ended, not the way there.
 */
final class EditedTree {
  private final GitStore git;
  private final CommitFiles base;
  private final ObjectId parent;
  private final Map<String, ShardText> shards = new LinkedHashMap<>();
  private final Map<String, Map<String, Judgement>> judged = new LinkedHashMap<>();
  private final Map<String, ExampleEntry> entries = new LinkedHashMap<>();
  private SourceList sources;
  private int position;

  /**
   * @param parent the commit edited
   * @param position the first free position
   */
  EditedTree(GitStore git, ObjectId parent, CommitFiles base, int position) {
    this.git = git;
    this.parent = parent;
    this.base = base;
    this.position = position;
    this.sources = base.sources();
  }

  ObjectId write(ObjectPack pack, List<EditGroup> groups) throws IOException {
    for (EditGroup group : groups) {
      for (LabelEdit edit : group.edits()) {
        take(edit, group);
      }
    }
    TreeMap<String, ObjectId> files = new TreeMap<>();
    writeJudgements(files, pack);
    writeEntries(files, pack);
    if (!sources.equals(base.sources())) {
      byte[] text = sources.text().getBytes(StandardCharsets.UTF_8);
      files.put(SourceList.FILE, pack.blob(text));
    }
    try (var reader = git.reader()) {
      return new TreeEditor(reader, pack).put(base.tree(), files);
    }
  }

  /** The tree of a commit with another vocabulary. */
  static ObjectId withVocabulary(
      GitStore git, ObjectPack pack, CommitFiles base, Vocabulary vocabulary) throws IOException {
    byte[] text = vocabulary.text().getBytes(StandardCharsets.UTF_8);
    TreeMap<String, ObjectId> files = new TreeMap<>();
    files.put(Vocabulary.FILE, pack.blob(text));
    try (var reader = git.reader()) {
      return new TreeEditor(reader, pack).put(base.tree(), files);
    }
  }

  private void take(LabelEdit edit, EditGroup group) {
    if (edit instanceof LabelEdit.Relabel relabel) {
      OptionalInt to = relabel.to().map(this::classId).orElse(OptionalInt.empty());
      judge(edit.id(), Judgement.Kind.LABEL, to, edit.by(), "");
    } else if (edit instanceof LabelEdit.Drop) {
      judge(edit.id(), Judgement.Kind.DROP, OptionalInt.empty(), edit.by(), "");
    } else if (edit instanceof LabelEdit.Flag flag) {
      judge(edit.id(), Judgement.Kind.FLAG, OptionalInt.empty(), edit.by(), flag.note());
    } else if (edit instanceof LabelEdit.AddExample add) {
      OptionalInt label = add.label().map(this::classId).orElse(OptionalInt.empty());
      judge(edit.id(), Judgement.Kind.LABEL, label, edit.by(), "");
      sources = sources.with(group.source());
      int source = sources.notes().indexOf(group.source());
      entries.remove(add.id());
      entries.put(
          add.id(),
          new ExampleEntry(
              add.id(),
              position++,
              add.split(),
              AddedBytes.of(add, base.description()).ref(),
              source,
              parent.name()));
    } else {
      throw new IllegalStateException("no judgement for an edit of " + edit.getClass());
    }
  }

  private OptionalInt classId(String name) {
    OptionalInt id = base.vocabulary().idOf(name);
    if (id.isEmpty()) {
      throw new InputException(
          "label '" + name + "' is not in the vocabulary of commit " + parent.abbreviate(7).name());
    }
    return id;
  }

  private void judge(
      String id, Judgement.Kind kind, OptionalInt classId, Attribution by, String note) {
    Map<String, Judgement> own = judged.computeIfAbsent(id, i -> new LinkedHashMap<>());
    String key = (kind == Judgement.Kind.FLAG ? "flag " : "label ") + by.annotator();
    own.remove(key);
    own.put(key, new Judgement(id, 0, kind, classId, by, note));
  }

  private void writeJudgements(TreeMap<String, ObjectId> files, ObjectPack pack)
      throws IOException {
    Map<String, List<Judgement>> byShard = new TreeMap<>();
    for (Map.Entry<String, Map<String, Judgement>> example : judged.entrySet()) {
      String path = base.labelPath(example.getKey());
      int counter =
          shard(path).judgements(example.getKey()).stream()
              .mapToInt(Judgement::counter)
              .max()
              .orElse(0);
      List<Judgement> added = byShard.computeIfAbsent(path, p -> new ArrayList<>());
      List<Judgement> flagsLast = new ArrayList<>(example.getValue().values());
      flagsLast.sort(Comparator.comparing(j -> j.kind() == Judgement.Kind.FLAG)); // stable
      for (Judgement judgement : flagsLast) {
        added.add(judgement.counted(++counter));
      }
    }
    for (Map.Entry<String, List<Judgement>> shard : byShard.entrySet()) {
      byte[] text = shard(shard.getKey()).withJudgements(shard.getValue());
      files.put(shard.getKey(), pack.blob(text));
    }
  }

  private void writeEntries(TreeMap<String, ObjectId> files, ObjectPack pack) throws IOException {
    Map<String, List<ExampleEntry>> byShard = new TreeMap<>();
    for (ExampleEntry entry : entries.values()) {
      String path = base.examplePath(entry.id());
      byShard.computeIfAbsent(path, p -> new ArrayList<>()).add(entry);
    }
    for (Map.Entry<String, List<ExampleEntry>> shard : byShard.entrySet()) {
      byte[] text = shard(shard.getKey()).withEntries(shard.getValue());
      files.put(shard.getKey(), pack.blob(text));
    }
  }

  private ShardText shard(String path) throws IOException {
    ShardText known = shards.get(path);
    if (known == null) {
      known = base.shard(git, path);
      shards.put(path, known);
    }
    return known;
  }
}
