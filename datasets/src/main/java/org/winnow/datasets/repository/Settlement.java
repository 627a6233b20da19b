package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;

/**
 * The conflicts of a merge in progress, settled ones too, and how they are settled so far. What is
 * settled is on the disk when the method returns, and may be settled anew or opened again until the
 * merge is committed or given up. The conflicts are found once: settling costs nothing of the data
 * set's size. Safe for several threads, under the repository's monitor.
 */
public final class Settlement {
  private final DatasetRepository repository;
  private final Merging merging;
  private final ObjectId ours;
  private final Map<String, MergeConflict> conflicts = new LinkedHashMap<>();
  private final Vocabulary classes;

  private Settlement(
      DatasetRepository repository, Merging merging, ObjectId ours, TreeMerge.Result merged) {
    this.repository = repository;
    this.merging = merging;
    this.ours = ours;
    this.classes = merged.files().vocabulary();
    merged.conflicts().forEach(conflict -> conflicts.put(conflict.id(), conflict));
  }

  static Settlement of(DatasetRepository repository) {
    return repository.working(
        "reading the conflicts",
        copy -> {
          Merging unsettled = copy.session().state().requireMerge().unsettled();
          return new Settlement(
              repository, unsettled, copy.base(), new MergeWork(copy).result(unsettled));
        });
  }

  /** All conflicts, by id. */
  public List<MergeConflict> conflicts() {
    return List.copyOf(conflicts.values());
  }

  /** The classes that the merge comes to, in their order. */
  public List<String> classes() {
    return classes.entries().stream().map(Vocabulary.Entry::name).toList();
  }

  /** What is merged, as {@code branch 'x'}. */
  public String name() {
    return merging.name();
  }

  /** The commit that is merged into the one checked out: 40 hexadecimal digits. */
  public String theirs() {
    return merging.theirs().name();
  }

  /** Whether this merge is still the one in progress. */
  public boolean isOpen() {
    return repository.working("reading the merge", this::isOpen);
  }

  private boolean isOpen(WorkingCopy copy) {
    Optional<Merging> now = copy.session().state().merging();
    return now.isPresent() && now.get().unsettled().equals(merging) && copy.base().equals(ours);
  }

  /** How conflicts are settled at present, by id; none where the merge is over. */
  public Map<String, Choice> choices() {
    return repository.working(
        "reading the merge",
        copy ->
            isOpen(copy)
                ? copy.session().state().requireMerge().choices()
                : Map.<String, Choice>of());
  }

  /**
   * Settles conflicts.
   *
   * @param choices by full id
   * @throws InputException where one of them is no conflict, or the label is no class, or the merge
   *     is over; nothing is settled then
   */
  public void settle(Map<String, Choice> choices) {
    change(
        choices.keySet(),
        copy -> {
          choices.forEach(this::check);
          copy.session().settled(choices);
        });
  }

  /** Opens settled conflicts again. */
  public void reopen(Collection<String> ids) {
    change(ids, copy -> copy.session().reopened(new LinkedHashSet<>(ids)));
  }

  private interface Change {
    void on(WorkingCopy copy) throws IOException;
  }

  private void change(Collection<String> ids, Change change) {
    if (ids.isEmpty()) {
      return;
    }
    repository.working(
        "settling conflicts",
        copy -> {
          if (!isOpen(copy)) {
            throw new InputException("the merge of " + merging.name() + " is over");
          }
          requireConflicts(ids);
          change.on(copy);
          return null;
        });
  }

  private void requireConflicts(Collection<String> ids) {
    Set<String> others =
        ids.stream().filter(id -> !conflicts.containsKey(id)).collect(Collectors.toSet());
    if (!others.isEmpty()) {
      throw new InputException(
          "example '"
              + others.iterator().next()
              + "' is not in conflict; %resolve lists those that are");
    }
  }

  private void check(String id, Choice choice) {
    if (choice.label().isPresent()) {
      Classes.number(classes, choice.label());
    }
    if (conflicts.get(id).content() && choice.side().isEmpty()) {
      throw new InputException(
          "the two sides have different examples under '" + id + "'; choose ours or theirs");
    }
  }
}
