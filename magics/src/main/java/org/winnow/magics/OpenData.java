package org.winnow.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Planted;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.RepositoryOptions;
import org.winnow.datasets.sources.Loaded;

/**
 * The data set that is open, with its label repository.
 *
 * <p>Safe for the thread of the commands and that of a label grid. Both take the monitor of the
 * repository, as its own methods do: who needs several answers that fit each other, or decides on
 * an edit by what it sees, holds it meanwhile.
 */
final class OpenData implements AutoCloseable {
  private static final String DIGEST = "Data: ";

  private final DatasetRepository repository;
  private final Planted planted;
  private final Opened opened;
  private final String annotator = Author.ofGitConfig().name();
  private Dataset plain;
  private Dataset shown;

  private OpenData(DatasetRepository repository, Planted planted, Opened opened) {
    this.repository = repository;
    this.planted = planted;
    this.opened = opened;
  }

  /** Opens the repository where there is one, else makes it from the source. */
  static OpenData of(Import source, Opening opening) {
    Path folder = opening.folder().orElse(Path.of(source.name() + ".winnow"));
    if (DatasetRepository.exists(folder) && opening.fresh()) {
      Loaded loaded = source.source().get(); // first: what cannot be read replaces nothing
      Path aside = DatasetRepository.setAside(folder);
      try {
        return create(loaded, folder, opening);
      } catch (RuntimeException e) {
        putBack(aside, folder);
        throw e;
      }
    }
    return DatasetRepository.exists(folder)
        ? goOn(source, folder)
        : create(source.source().get(), folder, opening);
  }

  /** What could not be replaced stays, as after an interrupt. */
  private static void putBack(Path aside, Path folder) {
    try {
      if (!Files.exists(folder)) {
        Files.move(aside, folder);
      }
    } catch (IOException e) {
      throw new InputException(
          "the repository " + folder + " lies in " + aside + " and cannot be moved back: " + e, e);
    }
  }

  private static OpenData create(Loaded loaded, Path folder, Opening opening) {
    Dataset data = loaded.dataset();
    String message = "Import " + data + "\n\n" + DIGEST + data.digest();
    DatasetRepository made =
        DatasetRepository.create(
            folder, data, message, RepositoryOptions.standard().withWatcher(opening.watcher()));
    return new OpenData(
        made, data.planted(), new Opened(made.data(), folder, true, loaded.notes()));
  }

  private static OpenData goOn(Import source, Path folder) {
    Planted planted = Planted.nothing();
    DatasetRepository there = DatasetRepository.open(folder);
    List<String> notes = new ArrayList<>(there.notices());
    if (source.always()) {
      Loaded loaded = source.source().get();
      requireSameImport(there, loaded.dataset(), folder);
      planted = loaded.dataset().planted();
      notes.addAll(loaded.notes());
    } else {
      notes.add("The source was not read again: %add brings new examples in, --fresh starts over.");
    }
    return new OpenData(there, planted, new Opened(there.data(), folder, false, notes));
  }

  private static void requireSameImport(DatasetRepository there, Dataset data, Path folder) {
    List<Commit> log = there.log(Integer.MAX_VALUE);
    Commit root = log.get(log.size() - 1);
    if (!root.message().contains(DIGEST + data.digest())) {
      there.close();
      throw new InputException(
          folder
              + " was made from another import: "
              + root.title()
              + "\nuse --fresh to start over (the old one is kept beside it), or --repo FOLDER");
    }
  }

  DatasetRepository repository() {
    return repository;
  }

  /** The name that edits are made under. */
  String annotator() {
    return annotator;
  }

  Opened opened() {
    return opened;
  }

  /** What is committed and pending, with the planted truth that no repository holds. */
  Dataset data() {
    synchronized (repository) {
      Dataset now = repository.data();
      if (now != plain) { // the same object as long as nothing was edited
        plain = now;
        shown = planted.size() == 0 ? now : now.toBuilder().planted(planted).build();
      }
      return shown;
    }
  }

  /** The data set, and where in its history it stands, at one moment. */
  Moment moment() {
    synchronized (repository) {
      return new Moment(data(), repository.head(), repository.pending(), repository.flags());
    }
  }

  /**
   * The data set at one moment.
   *
   * @param head the commit checked out
   * @param pending the edits that make the data of it
   * @param flags full id → note of what wants a second look
   */
  record Moment(Dataset data, String head, List<LabelEdit> pending, Map<String, String> flags) {}

  @Override
  public void close() {
    repository.close();
  }
}
