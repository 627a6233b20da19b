package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

/**
 * Where a session stands: what a journal says.
 *
 * @param branch the branch that a commit moves, or null where an older commit is checked out
 * @param base the commit checked out
 * @param groups pending edits, oldest first
 * @param merging the merge that waits for its conflicts to be settled, if any
 */
record SessionState(
    String branch, ObjectId base, List<EditGroup> groups, Optional<Merging> merging) {
  private static final String HEAD = "winnow-journal 1\n";
  private static final String AT = "at";
  private static final String LANDING = "landing";
  private static final String LANDED = "landed";
  static final String UNDO = "undo\n";

  SessionState {
    groups = List.copyOf(groups);
  }

  static SessionState at(String branch, ObjectId base) {
    return new SessionState(branch, base, List.of(), Optional.empty());
  }

  SessionState with(EditGroup group) {
    List<EditGroup> more = new ArrayList<>(groups);
    more.add(group);
    return new SessionState(branch, base, more, merging);
  }

  SessionState withoutLast() {
    return new SessionState(branch, base, groups.subList(0, groups.size() - 1), merging);
  }

  SessionState merging(Merging merge) {
    return new SessionState(branch, base, groups, Optional.of(merge));
  }

  /** The merge in progress, refused where there is none. */
  Merging requireMerge() {
    return merging.orElseThrow(
        () -> new InputException("no merge is in progress; %merge BRANCH begins one"));
  }

  /** Refuses what a merge in progress does not allow. */
  void requireNoMerge() {
    if (merging.isPresent()) {
      throw new InputException(
          "the merge of "
              + merging.get().name()
              + " is not finished: settle its conflicts with %resolve, then %merge --continue; or"
              + " %merge --abort");
    }
  }

  /** The records of a journal that says this. */
  List<String> records(JournalLines lines) {
    List<String> records = new ArrayList<>();
    records.add(HEAD + Fields.line(AT, branch == null ? "-" : branch, base.name()) + '\n');
    groups.forEach(group -> records.add(lines.text(group)));
    if (merging.isPresent()) {
      records.add(MergeLines.begun(merging.get()));
      records.add(MergeLines.settled(merging.get().choices()));
    }
    return records;
  }

  /** The record that says that the pending edits are about to become a commit. */
  static String landing(String branch, ObjectId commit) {
    return Fields.line(LANDING, branch, commit.name()) + '\n';
  }

  /** The record that says that they did. */
  static String landed(String branch, ObjectId commit) {
    return Fields.line(LANDED, branch, commit.name()) + '\n';
  }

  /** How a commit that was about to be made turned out, and what edits need to be read. */
  interface Reading {
    boolean landed(String branch, ObjectId commit) throws IOException;

    JournalLines lines(ObjectId base) throws IOException;
  }

  /** The state that a journal's records lead to, or null where there is none. */
  static SessionState parse(List<byte[]> records, Reading reading) throws IOException {
    SessionState state = null;
    for (byte[] record : records) {
      LineCursor line = new LineCursor("journal", record);
      line.next();
      String kind = line.raw(0);
      if (state == null) {
        state = start(record);
      } else if (kind.equals(JournalLines.GROUP)) {
        state = state.with(group(line, reading.lines(state.base)));
      } else if (kind.equals(MergeLines.MERGING)) {
        state = state.merging(MergeLines.begun(line));
      } else if (kind.equals(MergeLines.SETTLED)) {
        state = state.merging(state.merging.orElseThrow().with(MergeLines.settled(line)));
      } else if (kind.equals(MergeLines.REOPENED)) {
        state = state.merging(state.merging.orElseThrow().without(MergeLines.reopened(line)));
      } else if (kind.equals(UNDO.strip())) {
        state = state.withoutLast();
      } else if (kind.equals(LANDING) || kind.equals(LANDED)) {
        line.require(3, 3);
        ObjectId commit = ObjectId.fromString(line.raw(2));
        if (kind.equals(LANDED) || reading.landed(line.string(1), commit)) {
          state = at(line.string(1), commit);
        }
      } else {
        throw line.wrong("has the unknown record '" + kind + "'");
      }
    }
    return state;
  }

  private static SessionState start(byte[] record) {
    if (!new String(record, StandardCharsets.UTF_8).startsWith(HEAD)) {
      throw new InputException(
          "this session's journal does not begin with '"
              + HEAD.strip()
              + "'; it was written by another version of Winnow");
    }
    LineCursor line = new LineCursor("journal", record);
    line.next();
    line.next();
    line.require(3, 3);
    String branch = line.is(1, '-') ? null : line.string(1);
    return at(branch, ObjectId.fromString(line.raw(2)));
  }

  private static EditGroup group(LineCursor line, JournalLines lines) throws IOException {
    var source = JournalLines.source(line);
    List<LabelEdit> edits = new ArrayList<>();
    while (line.next()) {
      edits.add(lines.edit(line));
    }
    return new EditGroup(edits, source);
  }
}
