package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;

/**
 * What a merge by plain git made of two sides, told from its files: how conflicts were settled
 * there, and where it came to something else than the merge of judgements does.
 */
final class CloneReading {
  private final GitStore git;
  private final GitClone clone;
  private final CommitFiles ours;
  private final CommitFiles theirs;
  private final TreeMerge.Result merged;
  private final Map<ObjectId, byte[]> unwritten;
  private final Optional<Vocabulary> classes;
  private final Map<String, Choice> choices = new LinkedHashMap<>();
  private final List<String> differences = new ArrayList<>();

  /**
   * What the merge of judgements comes to, with no conflict settled.
   *
   * @param unwritten content of its files
   */
  record Expected(TreeMerge.Result merged, Map<ObjectId, byte[]> unwritten) {}

  /**
   * @param sides ours and theirs
   */
  CloneReading(GitStore git, GitClone clone, List<CommitFiles> sides, Expected expected)
      throws IOException {
    this.git = git;
    this.clone = clone;
    this.ours = sides.get(0);
    this.theirs = sides.get(1);
    this.merged = expected.merged();
    this.unwritten = expected.unwritten();
    byte[] text = clone.file(Vocabulary.FILE);
    classes = MarkedLabels.isMarked(text) ? Optional.empty() : Optional.of(vocabulary(text));
  }

  private Vocabulary vocabulary(byte[] text) {
    try {
      return Vocabulary.parse(text);
    } catch (InputException e) {
      throw new InputException("in " + clone.name("") + ": " + e.getMessage(), e);
    }
  }

  /** How conflicts were settled, by full id. */
  Map<String, Choice> choices() {
    return choices;
  }

  /** What differs, each in a sentence. */
  List<String> differences() {
    return differences;
  }

  CloneReading read() throws IOException {
    Map<String, MergeConflict> conflicts = new HashMap<>();
    merged.conflicts().forEach(conflict -> conflicts.put(conflict.id(), conflict));
    if (classes.isPresent() && !sameNames(classes.get())) {
      differences.add(
          Vocabulary.FILE
              + " has the classes "
              + classes.get().names()
              + ", the merge comes to "
              + merged.files().vocabulary().names());
    }
    for (int shard = 0; shard < ours.layout().count(); shard++) {
      read(CommitFiles.LABELS + "/" + ours.layout().file(shard), conflicts);
    }
    return this;
  }

  private boolean sameNames(Vocabulary other) {
    return Set.copyOf(other.names()).equals(Set.copyOf(merged.files().vocabulary().names()));
  }

  private void read(String path, Map<String, MergeConflict> conflicts) throws IOException {
    byte[] there = clone.file(path);
    byte[] expected = expected(path);
    if (Arrays.equals(there, expected)) {
      return;
    }
    MarkedLabels labels = MarkedLabels.read(clone.name(path), there);
    Map<String, List<Judgement>> wanted = MarkedLabels.read(path, expected).settled();
    Set<String> ids = new TreeSet<>(wanted.keySet());
    ids.addAll(labels.settled().keySet());
    ids.removeAll(labels.open());
    for (String id : ids) {
      List<Judgement> made = labels.settled().getOrDefault(id, List.of());
      if (conflicts.containsKey(id)) {
        settle(conflicts.get(id), made);
      } else {
        compare(path, id, made, wanted.getOrDefault(id, List.of()));
      }
    }
  }

  private byte[] expected(String path) throws IOException {
    if (merged.changed().containsKey(path)) {
      ObjectId object = merged.changed().get(path);
      byte[] own = unwritten.get(object);
      return object == null ? new byte[0] : own == null ? git.bytes(object) : own;
    }
    return ours.shard(git, path).text();
  }

  /**
   * A side was chosen where its judgement is left alone, another label given where one is above.
   */
  private void settle(MergeConflict conflict, List<Judgement> made) throws IOException {
    Optional<Judgement> stands = Judgement.standing(made);
    if (stands.isEmpty() || conflict.content()) {
      return;
    }
    Judgement chosen = stands.get();
    Optional<Judgement> mine = side(ours, conflict.id());
    Optional<Judgement> yours = side(theirs, conflict.id());
    boolean hasMine = mine.isPresent() && made.contains(mine.get());
    boolean hasYours = yours.isPresent() && made.contains(yours.get());
    boolean above =
        mine.stream().allMatch(side -> chosen.counter() > side.counter())
            && yours.stream().allMatch(side -> chosen.counter() > side.counter());
    if (hasMine && !hasYours && stands.equals(mine)) {
      choices.put(conflict.id(), Choice.of(Side.YOURS, chosen.by()));
    } else if (hasYours && !hasMine && stands.equals(yours)) {
      choices.put(conflict.id(), Choice.of(Side.THEIRS, chosen.by()));
    } else if (above || (!hasMine && !hasYours)) {
      given(conflict, chosen);
    }
  }

  private Optional<Judgement> side(CommitFiles files, String id) throws IOException {
    return Judgement.standing(files.shard(git, files.labelPath(id)).judgements(id));
  }

  private void given(MergeConflict conflict, Judgement chosen) throws IOException {
    if (chosen.kind() != Judgement.Kind.LABEL) {
      Optional<Side> dropped =
          conflict.ours().kind() == Verdict.Kind.DROPPED
              ? Optional.of(Side.YOURS)
              : conflict.theirs().kind() == Verdict.Kind.DROPPED
                  ? Optional.of(Side.THEIRS)
                  : Optional.empty();
      dropped.ifPresent(side -> choices.put(conflict.id(), Choice.of(side, chosen.by())));
      return;
    }
    Optional<String> label = name(chosen);
    boolean known =
        chosen.classId().isEmpty()
            || label.filter(l -> merged.files().vocabulary().idOf(l).isPresent()).isPresent();
    if (known) {
      choices.put(conflict.id(), Choice.of(label, chosen.by()));
    }
  }

  /**
   * The class that a line of the clone's files names. Where its classes are in conflict, numbers
   * are those of the side that the line is of; empty where that tells nothing.
   */
  private Optional<String> name(Judgement line) throws IOException {
    if (line.classId().isEmpty()) {
      return Optional.empty();
    }
    int id = line.classId().getAsInt();
    if (classes.isPresent()) {
      return Optional.of(classes.get().nameOf(id));
    }
    for (CommitFiles side : List.of(ours, theirs)) {
      if (side.shard(git, side.labelPath(line.id())).judgements(line.id()).contains(line)) {
        return name(side.vocabulary(), id);
      }
    }
    Optional<String> mine = name(ours.vocabulary(), id);
    return mine.equals(name(theirs.vocabulary(), id)) ? mine : Optional.empty();
  }

  private static Optional<String> name(Vocabulary vocabulary, int id) {
    return vocabulary.entries().stream()
        .filter(entry -> entry.id() == id)
        .map(Vocabulary.Entry::name)
        .findFirst();
  }

  private void compare(String path, String id, List<Judgement> made, List<Judgement> wanted)
      throws IOException {
    Optional<Judgement> stands = Judgement.standing(made);
    String there = stands.isEmpty() ? "not there" : shown(stands.get(), name(stands.get()));
    String here = Verdict.of(Judgement.standing(wanted), merged.files().vocabulary()).shown();
    if (!there.equals(here)) {
      differences.add(
          path + ": " + id + " is " + there + " there, the merge of judgements comes to " + here);
    }
  }

  private static String shown(Judgement judgement, Optional<String> name) {
    if (judgement.kind() != Judgement.Kind.LABEL) {
      return "dropped";
    }
    return judgement.classId().isEmpty()
        ? "?"
        : name.orElse("class " + judgement.classId().getAsInt());
  }
}
