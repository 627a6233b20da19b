package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jgit.lib.ObjectId;
import org.winnow.datasets.InputException;

/** Who or what gave the labels that the commit checked out has, when, and in which commit. */
public final class Blame {
  private final DatasetRepository repository;

  Blame(DatasetRepository repository) {
    this.repository = repository;
  }

  /**
   * All judgements of one example, the first one first.
   *
   * @param id its full id
   * @throws InputException where no commit checked out knows it
   */
  public List<BlameLine> example(String id) {
    return repository.working(
        "looking who judged",
        copy -> {
          CommitFiles files = CommitFiles.read(copy.git(), copy.base());
          List<Judgement> all = files.shard(copy.git(), files.labelPath(id)).judgements(id);
          if (all.isEmpty()) {
            throw new InputException("no commit judged an example '" + id + "' yet");
          }
          return lines(copy, files, Map.of(files.labelPath(id), all), all);
        });
  }

  /** The standing judgements of all examples that have a label, in the order of files. */
  public List<BlameLine> label(String label) {
    return repository.working(
        "looking who gave the label " + label,
        copy -> {
          CommitFiles files = CommitFiles.read(copy.git(), copy.base());
          OptionalInt number = Classes.number(files.vocabulary(), Optional.of(label));
          Map<String, List<Judgement>> wanted = standing(copy.git(), files, number);
          List<Judgement> all = new ArrayList<>();
          wanted.values().forEach(all::addAll);
          return lines(copy, files, wanted, all);
        });
  }

  private static Map<String, List<Judgement>> standing(
      GitStore git, CommitFiles files, OptionalInt number) throws IOException {
    Map<String, List<Judgement>> found = new LinkedHashMap<>();
    Shards.each(
        git,
        CommitFiles.LABELS,
        files.labels(),
        (shard, path, blob, reader) -> {
          byte[] text = reader.open(blob).getCachedBytes(Integer.MAX_VALUE);
          List<Judgement> here = new ArrayList<>();
          for (GroupCursor at = new GroupCursor(path, text); !at.atEnd(); at.next()) {
            Judgement.standing(at.group().judgements())
                .filter(judgement -> judgement.classId().equals(number))
                .ifPresent(here::add);
          }
          if (!here.isEmpty()) {
            found.put(path, here);
          }
        });
    return found;
  }

  private static List<BlameLine> lines(
      WorkingCopy copy,
      CommitFiles files,
      Map<String, List<Judgement>> wanted,
      List<Judgement> order)
      throws IOException {
    Map<Judgement, ObjectId> origins = new Origins(copy.git(), wanted).from(copy.base());
    Map<ObjectId, Commit> commits = new HashMap<>();
    for (ObjectId id : origins.values()) {
      if (!commits.containsKey(id)) {
        commits.put(id, CommitText.read(copy.git().commit(id)));
      }
    }
    boolean example =
        wanted.size() == 1 && order.stream().map(Judgement::id).distinct().count() == 1;
    Optional<Judgement> stands = example ? Judgement.standing(order) : Optional.empty();
    List<BlameLine> lines = new ArrayList<>();
    for (Judgement judgement : order) {
      Commit commit = commits.get(origins.get(judgement));
      lines.add(
          new BlameLine(
              judgement.id(),
              said(judgement, files.vocabulary()),
              judgement.by(),
              !example || stands.equals(Optional.of(judgement)),
              commit,
              commit.parents().stream().findFirst()));
    }
    return lines;
  }

  private static String said(Judgement judgement, Vocabulary vocabulary) {
    if (!judgement.decides()) {
      return judgement.note().isEmpty() ? "flagged" : "flagged: " + judgement.note();
    }
    return Verdict.of(Optional.of(judgement), vocabulary).shown();
  }
}
