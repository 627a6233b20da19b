package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;

/** Goes on here with a merge that plain git began in a clone. */
record CloneWork(WorkingCopy copy, GitClone made) {
  CloneMerge finish(Optional<String> message) throws IOException {
    MergeWork work = new MergeWork(copy);
    work.ready();
    made.copyTo(copy.git());
    requireSamePlace();
    Merging merging = new Merging(Merging.Kind.MERGE, made.theirs(), name(), Map.of());
    if (isNoMerge()) {
      return new CloneMerge(work.begin(merging, MergeStrategy.ASK, message), 0, List.of());
    }
    CloneReading reading = read(work, merging);
    Merging settled = merging.with(reading.choices());
    int there = reading.choices().size();
    if (!reading.differences().isEmpty()) {
      List<MergeConflict> left = new ArrayList<>(work.conflicts(settled));
      copy.session().merging(settled);
      return new CloneMerge(MergeResult.waiting(left), there, reading.differences());
    }
    return new CloneMerge(work.begin(settled, MergeStrategy.ASK, message), there, List.of());
  }

  private boolean isNoMerge() throws IOException {
    return copy.git().isAncestor(made.theirs(), copy.base())
        || copy.git().isAncestor(copy.base(), made.theirs());
  }

  private CloneReading read(MergeWork work, Merging merging) throws IOException {
    Map<ObjectId, byte[]> unwritten = new HashMap<>();
    TreeMerge.Result merged =
        work.result(
            merging,
            text -> {
              ObjectId id = ObjectId.fromRaw(Hashes.sha1().digest(text));
              unwritten.put(id, text);
              return id;
            });
    List<CommitFiles> sides =
        List.of(
            CommitFiles.read(copy.git(), copy.base()), CommitFiles.read(copy.git(), made.theirs()));
    return new CloneReading(copy.git(), made, sides, new CloneReading.Expected(merged, unwritten))
        .read();
  }

  /** As what is merged is called here. */
  private String name() throws IOException {
    String branch = copy.git().branchAt(made.theirs());
    return branch == null
        ? "commit '" + made.theirs().abbreviate(7).name() + "'"
        : "branch '" + branch + "'";
  }

  private void requireSamePlace() throws IOException {
    if (!made.branch().equals(copy.branch())) {
      throw new InputException(
          "the clone is on "
              + shown(made.branch())
              + ", this session on "
              + shown(copy.branch())
              + "; %switch to the same branch first");
    }
    if (!copy.git().isAncestor(made.ours(), copy.base())) {
      throw new InputException(
          "the clone merges into "
              + made.ours().abbreviate(7).name()
              + ", which is not in "
              + shown(copy.branch())
              + " here; git push it from the clone, then try again");
    }
  }

  private static String shown(Optional<String> branch) {
    return branch.map(name -> "branch '" + name + "'").orElse("no branch");
  }
}
