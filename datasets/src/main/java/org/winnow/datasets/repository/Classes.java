package org.winnow.datasets.repository;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.winnow.datasets.InputException;

/** The classes of a repository's vocabulary; labels name them by number, so none is rewritten. */
public final class Classes {
  private final DatasetRepository repository;

  Classes(DatasetRepository repository) {
    this.repository = repository;
  }

  /** Names of the classes in the commit checked out, in the order of their indices. */
  public List<String> names() {
    return repository.working(
        "reading the classes", copy -> copy.committed().files().vocabulary().names());
  }

  /**
   * Renames a class and commits that; labels stay as they are.
   *
   * @throws InputException where edits are pending, or there is no such class
   */
  public Commit rename(String from, String to, String message) {
    return change(before -> before.renamed(from, to), message);
  }

  /**
   * Adds a class at the end of the vocabulary and commits that.
   *
   * @throws InputException where edits are pending, or the class is there already
   */
  public Commit add(String name, String message) {
    return change(before -> before.with(name), message);
  }

  /** The number of a label, empty for none; a class that is not there is refused. */
  static OptionalInt number(Vocabulary vocabulary, Optional<String> label) {
    if (label.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt number = vocabulary.idOf(label.get());
    if (number.isEmpty()) {
      throw new InputException("label '" + label.get() + "' is not one of " + vocabulary.names());
    }
    return number;
  }

  private Commit change(UnaryOperator<Vocabulary> change, String message) {
    return repository.working(
        "changing the classes",
        copy -> {
          if (!copy.pending().isEmpty()) {
            throw new InputException(
                copy.pending().size()
                    + " edits are pending; commit or undo them before changing classes");
          }
          return new VocabularyEdit(copy, change).commit(message);
        });
  }
}
