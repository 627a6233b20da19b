package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Unites what two sides judged of one example: the judgements of both stay, without those that one
 * of them took back. It is a conflict where both changed which judgement stands and come to
 * different outcomes; what settles it is one more judgement above the others.
 *
 * @param base judgements when the sides parted, in their order, with the numbers of classes merged
 * @param entries what else is recorded of the example, null where it is not there
 */
record ExampleMerge(
    String id,
    List<Judgement> base,
    List<Judgement> ours,
    List<Judgement> theirs,
    Entries entries) {
  /** An example's entry on all sides. */
  record Entries(ExampleEntry base, ExampleEntry ours, ExampleEntry theirs) {
    /** Whether both sides brought in an example of this id, and not the same. */
    boolean clash() {
      return ours != null
          && theirs != null
          && !ours.blob().equals(theirs.blob())
          && (base == null
              || !base.blob().equals(ours.blob()) && !base.blob().equals(theirs.blob()));
    }

    ExampleEntry merged() {
      boolean theirsAlone = ours == null || (base != null && ours.equals(base) && theirs != null);
      return theirsAlone ? theirs : ours;
    }
  }

  /** What an example is after a merge: no judgements and no entry where it is not there. */
  record Merged(List<Judgement> judgements, ExampleEntry entry) {
    static final Merged NOTHING = new Merged(List.of(), null);
  }

  boolean conflict() {
    return entries.clash() || judgedDifferently();
  }

  private boolean judgedDifferently() {
    Optional<Judgement> before = Judgement.standing(base);
    Optional<Judgement> mine = Judgement.standing(ours);
    Optional<Judgement> yours = Judgement.standing(theirs);
    return !mine.equals(before)
        && !yours.equals(before)
        && !outcome(mine).equals(outcome(yours))
        && forgotten().isEmpty();
  }

  /** What a judgement comes to, whoever made it. */
  private record Outcome(Optional<Judgement.Kind> kind, OptionalInt classId) {}

  private static Outcome outcome(Optional<Judgement> standing) {
    return new Outcome(
        standing.map(Judgement::kind),
        standing.map(Judgement::classId).orElse(OptionalInt.empty()));
  }

  /** What was erased on request stays so, whatever the other side judged. */
  private Optional<Judgement> forgotten() {
    return Judgement.standing(ours)
        .filter(judgement -> judgement.kind() == Judgement.Kind.FORGET)
        .or(
            () ->
                Judgement.standing(theirs)
                    .filter(judgement -> judgement.kind() == Judgement.Kind.FORGET));
  }

  /** What comes of it where there is no conflict, or before it is settled. */
  Merged united() {
    List<Judgement> lines = lines();
    Optional<Judgement> stands = Judgement.standing(lines);
    Optional<Judgement> mine = Judgement.standing(ours);
    boolean agreed =
        !conflict()
            && !mine.equals(Judgement.standing(base))
            && !Judgement.standing(theirs).equals(Judgement.standing(base));
    Optional<Judgement> wanted = forgotten().or(() -> agreed ? mine : stands);
    return outcome(wanted).equals(outcome(stands)) ? merged(lines) : topped(lines, wanted);
  }

  /** What comes of it where one side's judgement stands. */
  Merged taking(Side side) {
    List<Judgement> chosen = side == Side.YOURS ? ours : theirs;
    if (entries.clash()) { // the other side's judgements are of another example
      ExampleEntry entry = side == Side.YOURS ? entries.ours() : entries.theirs();
      return new Merged(chosen, entry);
    }
    return topped(lines(), Judgement.standing(chosen));
  }

  /** What comes of it where somebody gives it another label. */
  Merged labelled(OptionalInt classId, Choice choice) {
    Judgement given = new Judgement(id, 0, Judgement.Kind.LABEL, classId, choice.by(), "");
    return topped(lines(), Optional.of(given));
  }

  private Merged topped(List<Judgement> lines, Optional<Judgement> wanted) {
    if (wanted.isEmpty()) {
      return Merged.NOTHING;
    }
    int highest = lines.stream().mapToInt(Judgement::counter).max().orElse(0);
    List<Judgement> more = new ArrayList<>(lines);
    more.add(wanted.get().counted(highest + 1));
    return merged(more);
  }

  private Merged merged(List<Judgement> lines) {
    return Judgement.standing(lines).isEmpty()
        ? Merged.NOTHING
        : new Merged(lines, entries.merged());
  }

  private List<Judgement> lines() {
    TreeSet<Judgement> lines = new TreeSet<>(Judgement.ORDER);
    lines.addAll(ours);
    lines.addAll(theirs);
    lines.removeIf(
        line ->
            line.kind()
                    != Judgement.Kind.FORGET // a tombstone is not taken back: the bytes are gone
                && base.contains(line)
                && !(ours.contains(line) && theirs.contains(line)));
    return List.copyOf(lines);
  }
}
