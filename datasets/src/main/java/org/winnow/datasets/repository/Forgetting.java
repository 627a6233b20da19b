package org.winnow.datasets.repository;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;

/**
 * Erasing examples on request: their bytes leave this repository's folder, a tombstone stays, and
 * no commit, merge or copy brings them back here. Not for examples that are merely wrong: dropping
 * keeps what they were.
 */
public final class Forgetting {
  private final DatasetRepository repository;

  Forgetting(DatasetRepository repository) {
    this.repository = repository;
  }

  /** What was erased here, the first first. */
  public List<Tombstone> all() {
    return repository.working(
        "reading what was forgotten",
        copy ->
            ForgottenList.of(copy.blobs()).lines().stream()
                .map(ForgottenList.Line::tombstone)
                .toList());
  }

  /** Full ids of the examples that the commit checked out knows, dropped ones too, by a prefix. */
  public List<String> known(String prefix) {
    return repository.working(
        "looking for " + prefix,
        copy -> {
          CommitFiles files = CommitFiles.read(copy.git(), copy.base());
          Set<String> found = new HashSet<>();
          Shards.eachLine(
              copy.git(),
              CommitFiles.EXAMPLES,
              files.examples(),
              (shard, line) -> {
                if (line.string(0).startsWith(prefix)) {
                  found.add(line.string(0));
                }
              });
          return found.stream().sorted().toList();
        });
  }

  /**
   * What erasing some examples would come to; nothing is changed.
   *
   * @param ids full ids
   * @throws InputException where one is unknown, or another session is open
   */
  public Erasure plan(List<String> ids) {
    return repository.working(
        "looking what would be forgotten", copy -> erasure(copy, checked(copy, ids)));
  }

  /**
   * Erases examples for good. Pending edits of them go, too, in all sessions. Ended in the middle,
   * it is finished when the repository is opened next.
   *
   * @param ids full ids
   * @param why the reason, for the tombstone
   * @throws InputException where one is unknown, another session is open or a merge is in progress
   */
  public Erasure forget(List<String> ids, String why) {
    return repository.working(
        "forgetting",
        copy -> {
          Erasure erasure = begin(copy, ids, why);
          finish(copy);
          return erasure;
        });
  }

  /** Writes down what is to go; from here on no commit shows it, and it will be finished. */
  static Erasure begin(WorkingCopy copy, List<String> ids, String why) throws IOException {
    if (why.isBlank()) {
      throw new InputException("forgetting needs a reason, for the tombstone; --why \"…\"");
    }
    ErasurePlan plan = checked(copy, ids);
    Erasure erasure = erasure(copy, plan);
    Instant now = copy.options().clock().instant();
    String who = copy.options().author().name();
    ForgottenList list = ForgottenList.of(copy.blobs());
    list.with(
            plan.ids().stream()
                .filter(id -> !list.covers(id, plan.hashes(id)))
                .map(
                    id ->
                        new ForgottenList.Line(
                            new Tombstone(id, now, who, why.strip()), false, plan.hashes(id)))
                .toList())
        .save(copy.blobs());
    return erasure;
  }

  private static ErasurePlan checked(WorkingCopy copy, List<String> ids) throws IOException {
    copy.session().state().requireNoMerge();
    copy.folder().requireUnusedBut(copy.session().name());
    return ErasurePlan.of(copy, ids);
  }

  private static Erasure erasure(WorkingCopy copy, ErasurePlan plan) throws IOException {
    Map<String, BlobRef> here = new LinkedHashMap<>(plan.refs());
    copy.blobs().refresh();
    for (BlobRef ref : plan.refs().values()) {
      if (copy.blobs().findOrNull(ref.hashBytes(), ref.features() + ref.view()) == null) {
        here.remove(ref.hash());
      }
    }
    long bytes = here.values().stream().mapToLong(ref -> ref.features() + ref.view()).sum();
    return new Erasure(
        plan.ids(), here.size(), bytes, new OutOfReach(copy).of(plan.refs().values()));
  }

  /**
   * Finishes what was interrupted, unless other sessions are open: a later opening does it then.
   */
  static void goOn(WorkingCopy copy) throws IOException {
    if (!ForgottenList.of(copy.blobs()).begun().isEmpty()
        && copy.folder().openBut(copy.session().name()).isEmpty()) {
      finish(copy);
    }
  }

  /**
   * Carries out what was written down: pending edits go first, since they are read with the bytes;
   * then the tombstones are committed, then the bytes go.
   */
  private static void finish(WorkingCopy copy) throws IOException {
    ForgottenList list = ForgottenList.of(copy.blobs());
    List<Tombstone> begun = list.begun().stream().map(ForgottenList.Line::tombstone).toList();
    if (begun.isEmpty()) {
      return;
    }
    Set<String> ids = begun.stream().map(Tombstone::id).collect(Collectors.toSet());
    new JournalErasure(copy, ids).carryOut();
    copy.move(new TombstoneCommit(copy, begun).write(), null);
    copy.blobs().erase(list.hashes());
    new PackErasure(copy.blobs().folder(), list.hashes()).removeUnfinished();
    ForgottenList.of(copy.blobs()).carriedOut().save(copy.blobs());
    copy.forgetRead();
  }

  /** Erases what a copy from elsewhere brought back. */
  static void sweep(BlobStore blobs) throws IOException {
    ForgottenList list = ForgottenList.of(blobs);
    if (!list.lines().isEmpty()) {
      blobs.erase(list.hashes());
    }
  }

  /** The tombstone of an example that was erased here, by its full id or a unique beginning. */
  public Optional<Tombstone> of(String idOrPrefix) {
    List<Tombstone> found =
        all().stream()
            .filter(tombstone -> tombstone.id().startsWith(idOrPrefix))
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
