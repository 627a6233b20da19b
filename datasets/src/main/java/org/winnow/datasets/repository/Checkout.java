package org.winnow.datasets.repository;

import java.io.IOException;
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
      boolean whole = standing.kept().length == all.size();
      return new Checkout(
          commit,
          files,
          whole ? all : all.select(standing.kept()),
          table.nextPosition(),
          standing.flags());
    }
  }
}
