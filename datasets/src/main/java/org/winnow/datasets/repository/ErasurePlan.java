package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;

/**
 * Which examples and stored bytes go when some examples are erased. Whoever has the very same bytes
 * goes along, since the bytes are stored once.
 */
final class ErasurePlan {
  private final WorkingCopy copy;
  private final CommitFiles files;
  private final Set<ObjectId> tips;
  private final Map<String, BlobRef> pending = new HashMap<>();
  private final Map<String, Map<String, BlobRef>> byId = new LinkedHashMap<>();

  private ErasurePlan(WorkingCopy copy) throws IOException {
    this.copy = copy;
    this.files = CommitFiles.read(copy.git(), copy.base());
    this.tips = new LinkedHashSet<>(Tips.of(copy.git()));
    tips.add(copy.base());
    for (SessionState state : JournalErasure.journals(copy).values()) {
      for (LabelEdit edit : EditGroup.flat(state.groups())) {
        if (edit instanceof LabelEdit.AddExample add) {
          pending.put(add.id(), AddedBytes.of(add, files.description()).ref());
        }
      }
    }
  }

  /**
   * @param ids full ids
   * @throws InputException where one is unknown to all branches and pending edits, or a journal
   *     cannot be read
   */
  static ErasurePlan of(WorkingCopy copy, List<String> ids) throws IOException {
    ErasurePlan plan = new ErasurePlan(copy);
    for (String id : ids) {
      if (plan.bytes(id).isEmpty()) {
        throw new InputException(
            "no commit and no pending edit of this repository knows an example '" + id + "'");
      }
    }
    plan.addTwins();
    return plan;
  }

  private Map<String, BlobRef> bytes(String id) throws IOException {
    Map<String, BlobRef> known = byId.get(id);
    if (known == null) {
      known = new EntryHistory(copy.git(), files.examplePath(id), id).bytes(tips);
      if (pending.containsKey(id)) {
        known.put(pending.get(id).hash(), pending.get(id));
      }
      if (!known.isEmpty()) {
        byId.put(id, known);
      }
    }
    return known;
  }

  private void addTwins() throws IOException {
    Set<String> hashes = refs().keySet();
    Set<String> twins = new LinkedHashSet<>();
    for (ObjectId tip : tips) {
      Shards.eachLine(
          copy.git(),
          CommitFiles.EXAMPLES,
          CommitFiles.read(copy.git(), tip).examples(),
          (shard, line) -> {
            if (hashes.contains(line.raw(3))) {
              twins.add(line.string(0));
            }
          });
    }
    pending.forEach(
        (id, ref) -> {
          if (hashes.contains(ref.hash())) {
            twins.add(id);
          }
        });
    for (String twin : twins) {
      byId.computeIfAbsent(twin, id -> Map.of());
    }
  }

  /** Full ids of all that go. */
  List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  /** Hashes of the bytes that go with an example; none for one that has those of another. */
  List<String> hashes(String id) {
    return new ArrayList<>(byId.get(id).keySet());
  }

  /** All bytes that go, by hash. */
  Map<String, BlobRef> refs() {
    Map<String, BlobRef> all = new LinkedHashMap<>();
    byId.values().forEach(all::putAll);
    return all;
  }
}
