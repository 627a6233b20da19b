package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;

/**
 * The labels that are checked out, and what they would be had one commit not been made: as a revert
 * would leave them, but nothing is committed.
 *
 * @param with the data set that is checked out, without pending edits
 * @param without the same without what the commit changed
 * @param judgedSince full ids of examples that it changed and that were judged again since, are
 *     forgotten or have a class that is gone: they are in both as they stand
 */
public record Undone(Dataset with, Dataset without, List<String> judgedSince) {
  public Undone {
    judgedSince = List.copyOf(judgedSince);
  }

  /**
   * Takes a commit out, in memory.
   *
   * @throws InputException where it is a merge, the import, or did not lead to what is checked out
   */
  public static Undone of(DatasetRepository repository, String revision) {
    Commit commit = repository.log(LogQuery.all().of(revision).withMost(1)).get(0);
    if (commit.parents().size() != 1) {
      throw new InputException(
          commit.shortId()
              + (commit.parents().isEmpty() ? " is the import" : " is a merge")
              + ": only a commit that follows one other can be taken out");
    }
    if (!leadsHere(repository, commit)) {
      throw new InputException(
          commit.shortId() + " did not lead to the labels that are checked out; %switch there");
    }
    Dataset with = repository.committed();
    List<String> left = new ArrayList<>();
    List<LabelEdit> edits = new Undoing(repository, commit, with).edits(left);
    return new Undone(with, with.with(edits), left);
  }

  /** Whether a commit is the one checked out or one of those that led to it. */
  public static boolean leadsHere(DatasetRepository repository, Commit commit) {
    return repository
        .log(LogQuery.all().of(repository.head() + ".." + commit.id()).withMost(1))
        .isEmpty();
  }

  private record Undoing(DatasetRepository repository, Commit commit, Dataset with) {
    List<LabelEdit> edits(List<String> left) {
      String parent = commit.parents().get(0);
      Dataset before = repository.at(parent);
      Set<String> since =
          repository.diff(commit.id(), repository.head()).changes().stream()
              .filter(change -> change.kind() != Change.Kind.FLAGGED)
              .map(Change::id)
              .collect(Collectors.toSet());
      List<LabelEdit> edits = new ArrayList<>();
      for (Change change : repository.diff(parent, commit.id()).changes()) {
        if (change.kind() == Change.Kind.CONFIRMED || change.kind() == Change.Kind.FLAGGED) {
          continue; // neither changes what is trained on
        }
        boolean forgotten =
            change.kind() == Change.Kind.DROPPED && before.ids().find(change.id()) < 0;
        if (forgotten
            || since.contains(change.id())
            || !change.before().map(this::hasClass).orElse(true)) {
          left.add(change.id());
        } else {
          edits.add(undoing(change, before));
        }
      }
      return edits;
    }

    private boolean hasClass(String name) {
      return with.schema().classIndex(name) >= 0;
    }

    private LabelEdit undoing(Change change, Dataset before) {
      Attribution by = new Attribution(commit.author().name(), Origin.HAND);
      return switch (change.kind()) {
        case ADDED -> new LabelEdit.Drop(change.id(), by);
        case DROPPED -> back(change, before, by);
        default -> new LabelEdit.Relabel(change.id(), change.after(), change.before(), by);
      };
    }

    private static LabelEdit back(Change change, Dataset before, Attribution by) {
      int row = before.ids().find(change.id());
      Optional<String> label = change.before();
      return new LabelEdit.AddExample(
          change.id(),
          label,
          before.splits().of(row),
          before.features().select(new int[] {row}),
          before.views().of(row),
          by);
    }
  }
}
