package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;

/**
 * Moves pending edits onto a commit that somebody else made meanwhile, judgement by judgement.
 *
 * <p>An example is in conflict where its standing judgement changed and the outcome is not the one
 * the pending edits come to. The same outcome from both sides is no conflict: both are recorded.
 */
final class Rebase {
  private final Dataset edited;
  private final Dataset tip;
  private final Set<String> judgedMeanwhile;
  private final Side side;
  private final Map<String, Integer> lastDeciding = new HashMap<>();
  private final List<EditConflict> conflicts = new ArrayList<>();

  private Rebase(
      List<EditGroup> groups, Dataset base, Dataset tip, Set<String> meanwhile, Side side) {
    this.edited = base.with(EditGroup.flat(groups));
    this.tip = tip;
    this.judgedMeanwhile = meanwhile;
    this.side = side;
  }

  /** Ids among the edited ones whose standing judgement differs between two commits. */
  static Set<String> meanwhile(
      GitStore git, CommitFiles base, CommitFiles tip, List<EditGroup> groups) throws IOException {
    Set<String> changed = new HashSet<>();
    Map<String, List<ShardText>> shards = new HashMap<>();
    for (LabelEdit edit : EditGroup.flat(groups)) {
      List<ShardText> both = shards.get(base.labelPath(edit.id()));
      if (both == null) {
        both =
            List.of(
                base.shard(git, base.labelPath(edit.id())),
                tip.shard(git, tip.labelPath(edit.id())));
        shards.put(base.labelPath(edit.id()), both);
      }
      String before = standing(both.get(0), edit.id());
      if (!before.equals(standing(both.get(1), edit.id()))) {
        changed.add(edit.id());
      }
    }
    return changed;
  }

  private static String standing(ShardText shard, String id) {
    String line = "";
    for (Judgement judgement : shard.judgements(id)) {
      line = judgement.decides() ? judgement.line() : line;
    }
    return line;
  }

  /**
   * The groups as they apply to the tip; groups of which nothing is left are gone.
   *
   * @param side whose judgement stands, or null to refuse conflicts
   * @param tipName shown in the refusal
   */
  static List<EditGroup> onto(
      List<EditGroup> groups,
      Dataset base,
      Dataset tip,
      Set<String> meanwhile,
      Side side,
      String tipName) {
    if (meanwhile.isEmpty()) {
      return groups;
    }
    Rebase rebase = new Rebase(groups, base, tip, meanwhile, side);
    List<EditGroup> moved = rebase.moved(groups);
    if (!rebase.conflicts.isEmpty()) {
      throw new EditConflictException(rebase.conflicts, tipName);
    }
    return moved;
  }

  private List<EditGroup> moved(List<EditGroup> groups) {
    List<LabelEdit> flat = EditGroup.flat(groups);
    for (int i = 0; i < flat.size(); i++) {
      if (!(flat.get(i) instanceof LabelEdit.Flag)) {
        lastDeciding.put(flat.get(i).id(), i);
      }
    }
    List<EditGroup> moved = new ArrayList<>();
    int at = 0;
    for (EditGroup group : groups) {
      List<LabelEdit> kept = new ArrayList<>();
      for (LabelEdit edit : group.edits()) {
        if (!judgedMeanwhile.contains(edit.id())) {
          kept.add(edit);
        } else if (edit instanceof LabelEdit.Flag) {
          if (tip.ids().find(edit.id()) >= 0) {
            kept.add(edit);
          }
        } else if (lastDeciding.get(edit.id()) == at) {
          settle(edit).ifPresent(kept::add);
        }
        at++;
      }
      if (!kept.isEmpty()) {
        moved.add(new EditGroup(kept, group.source()));
      }
    }
    return moved;
  }

  /** The one edit that brings an example from what it is at the tip to what this session wants. */
  private Optional<LabelEdit> settle(LabelEdit edit) {
    String id = edit.id();
    Optional<String> yours = label(edited, id);
    Optional<String> theirs = label(tip, id);
    boolean yoursGone = edited.ids().find(id) < 0;
    boolean theirsGone = tip.ids().find(id) < 0;
    boolean agreed = yoursGone == theirsGone && yours.equals(theirs);
    if (!agreed && side == null) {
      conflicts.add(new EditConflict(id, yours, yoursGone, theirs, theirsGone));
    }
    if (!agreed && side != Side.YOURS || yoursGone && theirsGone) {
      return Optional.empty();
    }
    if (yoursGone) {
      return Optional.of(new LabelEdit.Drop(id, edit.by()));
    }
    return Optional.of(
        theirsGone ? broughtBack(edit) : new LabelEdit.Relabel(id, theirs, yours, edit.by()));
  }

  private LabelEdit broughtBack(LabelEdit edit) {
    int row = edited.ids().find(edit.id());
    return new LabelEdit.AddExample(
        edit.id(),
        label(edited, edit.id()),
        edited.splits().of(row),
        edited.features().select(new int[] {row}),
        edited.views().of(row),
        edit.by());
  }

  static Optional<String> label(Dataset data, String id) {
    int row = data.ids().find(id);
    return row < 0 || !data.labels().isLabelled(row)
        ? Optional.empty()
        : Optional.of(data.label(row));
  }
}
