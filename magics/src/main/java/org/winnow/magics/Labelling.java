package org.winnow.magics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.Erasure;
import org.winnow.datasets.repository.Judges;
import org.winnow.datasets.sources.Additions;
import org.winnow.datasets.sources.Loaded;
import org.winnow.datasets.sources.SplitRule;
import org.winnow.insight.Annotations;
import org.winnow.insight.Suspect;

/**
 * Editing and committing the labels of the data set that is open. Examples are named by id, by a
 * unique prefix of one, or as {@code #17}, row 17 of the table shown last; what is recorded is
 * always the id.
 */
public final class Labelling {
  private final Session session;

  Labelling(Session session) {
    this.session = session;
  }

  /**
   * Gives an example another label.
   *
   * @param wish {@code 7}, or {@code 3>7} to refuse if the label is no longer 3; {@code ?} stands
   *     for no label
   */
  public LabelEdit relabel(String reference, String wish) {
    return relabel(Map.of(reference, wish)).get(0);
  }

  /** Gives several examples another label, as one step of undo. */
  public List<LabelEdit> relabel(Map<String, String> wishes) {
    Edits edits = edits();
    Map<String, String> byId = new LinkedHashMap<>();
    wishes.forEach((reference, wish) -> byId.put(session.resolve(reference), wish));
    List<LabelEdit> made = new ArrayList<>();
    byId.forEach((id, wish) -> made.add(edits.relabel(id, wish)));
    return record(made);
  }

  /** Takes examples out of the data set, as one step of undo. */
  public List<LabelEdit> drop(List<String> references) {
    Edits edits = edits();
    List<LabelEdit> made = new ArrayList<>();
    references.stream().map(session::resolve).distinct().forEach(id -> made.add(edits.drop(id)));
    return record(made);
  }

  /**
   * Marks examples for a second look, as one step of undo.
   *
   * @param note why, possibly empty
   */
  public List<LabelEdit> flag(List<String> references, String note) {
    Edits edits = edits();
    return record(
        references.stream()
            .map(session::resolve)
            .distinct()
            .map(id -> edits.flag(id, note))
            .toList());
  }

  /**
   * Gives suspects their suggested labels, as one step of undo; those whose label is no longer the
   * one that was suspected, or that a person gave or confirmed, are left alone.
   */
  public List<LabelEdit> accept(List<Suspect> suspects) {
    String model = session.judging().lastFindings().model();
    String name = session.packages().of(model).orElseGet(() -> session.models().nameOf(model));
    return record(edits().accept(suspects, model, name));
  }

  /**
   * Gives examples the labels proposed for them in the accepted band, as one step of undo; those
   * that are gone or have a label by now are left alone.
   */
  public List<LabelEdit> accept(Seeded seeded) {
    return record(edits().accept(seeded, session.skeleton().name() + " folds"));
  }

  /**
   * Adds the examples that are not here yet, as one step of undo.
   *
   * @param more loaded like the data that is open ({@link
   *     org.winnow.datasets.sources.LoadOptions#withLike})
   * @return the additions, and what a person should know about them
   */
  public Additions add(Loaded more) {
    Attribution by = new Attribution(annotator(), Origin.SOURCE);
    Additions additions = Additions.to(session.data(), more, SplitRule.standard(), by);
    if (!additions.edits().isEmpty()) {
      repository().edit(additions.edits(), more.dataset().source());
    }
    return additions;
  }

  /**
   * Records edits as pending, as one step of undo.
   *
   * @throws org.winnow.datasets.InputException where one does not fit the data; then none is
   *     recorded
   */
  public List<LabelEdit> record(List<? extends LabelEdit> edits) {
    if (!edits.isEmpty()) {
      repository().edit(edits);
    }
    return List.copyOf(edits);
  }

  /**
   * Command lines that make the edits of the grid that is open again; where none is, all pending
   * ones. Added examples cannot be written as a command: a comment tells of them.
   */
  public List<String> replay() {
    return session
        .grid()
        .open()
        .map(OpenGrid::replay)
        .orElseGet(() -> ReplayLine.all(session.opened()));
  }

  /** Takes the last step of pending edits back and returns what it was, empty if there is none. */
  public List<LabelEdit> undo() {
    return List.copyOf(repository().undo());
  }

  /** Commits the pending edits. */
  public Commit commit(String message) {
    session.failures().require(Link.EDITS);
    return repository().commit(message);
  }

  /** Checks a commit out. */
  public Dataset checkout(String revision, boolean discardPending) {
    repository().checkout(revision, discardPending);
    return session.data();
  }

  /** Goes to a branch with the pending edits, where none is of what is judged differently there. */
  public Dataset switchTo(String branch) {
    repository().branches().switchTo(branch);
    return session.data();
  }

  /** Begins a branch at a commit and goes there, as {@link #switchTo}. */
  public Dataset switchToNew(String branch, String revision) {
    repository().branches().switchToNew(branch, revision);
    return session.data();
  }

  /**
   * Writes what a pull request of a branch says: {@code review.md} and {@code review.png} with what
   * it changes since it and the other branch parted.
   */
  public Review review(String branch, String into, Path folder) {
    return new Reviewing(session).write(branch, into, folder);
  }

  /** What forgetting examples would come to; nothing is changed. Dropped ones count, too. */
  public Erasure forgettable(List<String> references) {
    return new Erasing(session).plan(references);
  }

  /**
   * Erases examples for good: their bytes and pending edits leave the repository, what the session
   * found of them is dropped, and a tombstone with the reason is committed.
   *
   * @return what went, and what cannot be reached from here
   * @throws org.winnow.datasets.InputException where another session is open or a merge in progress
   */
  public Erasure forget(List<String> references, String why) {
    return new Erasing(session).erase(references, why);
  }

  /** The conflicts of the merge in progress. */
  public Conflicts conflicts() {
    return new Conflicts(session);
  }

  /**
   * What several people said of the same examples in some commits, as branches; labels that came
   * with the data are nobody's.
   */
  public Annotations annotations(List<String> revisions) {
    return ManyJudges.of(Judges.of(repository(), revisions), session.data());
  }

  /** The same from a CSV file with the columns id, annotator and label. */
  public Annotations annotations(Path csv) {
    return ManyJudges.of(Judges.read(csv), session.data());
  }

  /** The name that edits and commits are made under. */
  public String annotator() {
    return session.opened().annotator();
  }

  private DatasetRepository repository() {
    return session.repository();
  }

  private Edits edits() {
    return new Edits(session.data(), annotator());
  }
}
