package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.Schema;

/**
 * A commit read into memory.
 *
 * @param nextPosition the first position that no example has
 * @param flags full id → note of the examples that want a second look
 */
record Checkout(
    ObjectId commit, CommitFiles files, Dataset data, int nextPosition, Map<String, String> flags) {
  String shortName() {
    return commit.abbreviate(7).name();
  }

  /** Reads commits; what two of them share, apart from labels, is read once. */
  static final class Reader {
    private final GitStore git;
    private final BlobSource blobs;
    private ExampleTable table;

    Reader(GitStore git, BlobSource blobs) {
      this.git = git;
      this.blobs = blobs;
    }

    /** What was read before is no longer true: examples were erased. */
    void forget() {
      table = null;
    }

    private Map<String, String> flags(LabelsReader.Standing standing) {
      Map<String, String> flags = new LinkedHashMap<>(standing.flags());
      table.erased().stream().forEach(row -> flags.remove(table.ids().get(row)));
      return flags;
    }

    Checkout read(ObjectId commit) throws IOException {
      CommitFiles files = CommitFiles.read(git, commit);
      if (table == null || !table.tree().equals(files.examples())) {
        table = null; // so that two are never in memory at once
        table = new ExampleTableReader(git, blobs).read(files);
      }
      LabelsReader.Standing standing = new LabelsReader(git, files, table).read();
      Description description = files.description();
      Dataset all =
          Dataset.builder(description.name())
              .source(description.source())
              .schema(
                  new Schema(
                      description.shape(), description.featureNames(), files.vocabulary().names()))
              .preparation(description.preparation())
              .ids(table.ids())
              .features(table.features())
              .views(table.views())
              .splits(table.splits())
              .labels(standing.labels())
              .build();
      int[] kept = Arrays.stream(standing.kept()).filter(row -> !table.erased().get(row)).toArray();
      boolean whole = kept.length == all.size();
      return new Checkout(
          commit, files, whole ? all : all.select(kept), table.nextPosition(), flags(standing));
    }
  }
}
