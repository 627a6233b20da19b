package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.ExampleIds;

/**
 * Rows of a commit whose bytes may be missing, because they were erased on request: here, or in
 * another repository whose tombstones have come along.
 */
final class Absent {
  private final GitStore git;
  private final Set<byte[]> here;
  private final ExampleIds ids;
  private final BitSet rows = new BitSet();
  private Set<String> elsewhere;

  /**
   * @param ids of all rows
   */
  Absent(GitStore git, ForgottenList here, ExampleIds ids) {
    this.git = git;
    this.here = here.hashes();
    this.ids = ids;
  }

  /** The rows that {@link #erasedHere} or {@link #erasedElsewhere} found erased. */
  BitSet rows() {
    return rows;
  }

  /** Whether a row's bytes were erased in this repository. */
  boolean erasedHere(int row, byte[] hash) {
    boolean erased = here.contains(hash);
    rows.set(row, erased);
    return erased;
  }

  /** Whether a row whose bytes are not here has a tombstone at the tip of any branch. */
  boolean erasedElsewhere(int row) throws IOException {
    if (elsewhere == null) {
      elsewhere = tombstones(git);
    }
    boolean erased = elsewhere.contains(ids.get(row));
    rows.set(row, erased);
    return erased;
  }

  private static Set<String> tombstones(GitStore git) throws IOException {
    Set<String> found = new HashSet<>();
    for (ObjectId tip : Tips.of(git)) {
      Shards.eachLine(
          git,
          CommitFiles.LABELS,
          CommitFiles.read(git, tip).labels(),
          (shard, line) -> {
            if (line.raw(2).equals(Judgement.Kind.FORGET.word)) {
              found.add(line.string(0));
            }
          });
    }
    return found;
  }
}
