package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.SourceNote;

/** Where examples came from: source, licence, and the commit that brought each in. */
public final class ExampleSources {
  private final DatasetRepository repository;

  ExampleSources(DatasetRepository repository) {
    this.repository = repository;
  }

  /** All sources that the commit checked out names, the first import's first. */
  public List<SourceNote> all() {
    return repository.working(
        "reading the sources", copy -> CommitFiles.read(copy.git(), copy.base()).sources().notes());
  }

  /**
   * Where an example came from; one that was dropped or is pending has a source, too.
   *
   * @param id its full id
   * @throws InputException where neither the commit checked out nor a pending edit knows it
   */
  public ExampleSource of(String id) {
    return repository.working("looking for a source", copy -> of(copy, id));
  }

  private static ExampleSource of(WorkingCopy copy, String id) throws IOException {
    Optional<SourceNote> pending = pending(copy, id);
    if (pending.isPresent()) {
      return new ExampleSource(id, pending.get(), Optional.empty());
    }
    GitStore git = copy.git();
    CommitFiles files = CommitFiles.read(git, copy.base());
    ExampleEntry entry = files.shard(git, files.examplePath(id)).entry(id);
    if (entry == null) {
      throw new InputException("no commit checked out knows an example '" + id + "'");
    }
    ObjectId imported = new EntryHistory(git, files.examplePath(id), id).cameWith(copy.base());
    return new ExampleSource(
        id,
        files.sources().get(entry.source()),
        Optional.of(CommitText.read(git.commit(imported))));
  }

  private static Optional<SourceNote> pending(WorkingCopy copy, String id) {
    Optional<SourceNote> found = Optional.empty();
    for (EditGroup group : copy.session().state().groups()) {
      for (LabelEdit edit : group.edits()) {
        boolean adds = edit instanceof LabelEdit.AddExample && edit.id().equals(id);
        found = adds ? Optional.of(group.source()) : found;
      }
    }
    return found;
  }
}
