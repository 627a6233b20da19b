package org.winnow.tests.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Split;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.Branch;
import org.winnow.datasets.repository.Choice;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.MergeResult;
import org.winnow.datasets.repository.RepositoryOptions;
import org.winnow.datasets.repository.Side;

/**
 * A history made at random of edits, branches, merges, reverts and picks, in a repository and in a
 * {@link LabelModel} beside it.
 */
public final class RandomHistory implements AutoCloseable {
  private static final int EXAMPLES = 8;
  private final Random random;
  private final LabelModel model = new LabelModel();
  private final DatasetRepository repository;
  private final Dataset start = Squares.make(EXAMPLES);
  private int annotators;
  private String before = "";
  private String lastOther = "";

  /** Begins one in a folder that is not there yet. */
  public RandomHistory(Path folder, long seed) {
    random = new Random(seed);
    RepositoryOptions options =
        new RepositoryOptions(Optional.empty(), Author.ANONYMOUS, Clock.systemUTC());
    repository = DatasetRepository.create(folder, start, "In", options);
    Map<String, Set<LabelModel.Judged>> all = new HashMap<>();
    for (int row = 0; row < EXAMPLES; row++) {
      String by = start.labels().attribution(row).annotator();
      all.put(start.ids().get(row), Set.of(new LabelModel.Judged(by, 1, start.label(row))));
    }
    model.commit(repository.head(), new LabelModel.State(all), List.of());
  }

  /** Does so many things at random, then compares the labels of every commit. */
  public void run(int steps) {
    for (int step = 0; step < steps; step++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> edit();
        case 4 -> branch();
        case 5 -> repository.branches().switchTo(anyBranch());
        case 6, 7 -> {
          before = repository.head();
          merge(repository.merges().merge(other()), null);
        }
        case 8 -> revert();
        default -> pick();
      }
    }
    for (String commit : model.commits()) {
      assertEquals(model.state(commit).labels(), labels(repository.at(commit)), commit);
    }
  }

  private String other() {
    String branch = anyBranch();
    lastOther =
        repository.branches().all().stream()
            .filter(b -> b.name().equals(branch))
            .map(b -> b.tip().id())
            .findFirst()
            .orElseThrow();
    return branch;
  }

  private String anyBranch() {
    List<Branch> all = repository.branches().all();
    return all.get(random.nextInt(all.size())).name();
  }

  private void branch() {
    int number = repository.branches().all().size();
    if (number < 4) {
      repository.branches().switchToNew("b" + number, "HEAD");
    }
  }

  private String annotator() {
    return String.format("a%04d", annotators++);
  }

  private void edit() {
    String parent = repository.head();
    LabelModel.State state = model.state(parent);
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      Dataset data = repository.data();
      Attribution by = new Attribution(annotator(), Origin.HAND);
      int kind = random.nextInt(8);
      String label = data.schema().classes().get(random.nextInt(data.schema().classes().size()));
      LabelEdit edit;
      if (kind == 0) {
        edit = example("n" + annotators, label, by);
      } else {
        int row = random.nextInt(data.size());
        String id = data.ids().get(row);
        boolean drop = kind == 1 && data.size() > 2;
        label = drop ? "dropped" : label;
        edit =
            drop
                ? new LabelEdit.Drop(id, by)
                : new LabelEdit.Relabel(id, Optional.of(data.label(row)), Optional.of(label), by);
      }
      if (judgedHere(edit.id())) {
        continue; // a commit keeps one judgement of each annotator: one an example is enough
      }
      repository.edit(List.of(edit));
      state = state.with(edit.id(), by.annotator(), label);
    }
    if (!repository.pending().isEmpty()) {
      model.commit(repository.commit("Edits").id(), state, List.of(parent));
    }
  }

  private boolean judgedHere(String id) {
    return repository.pending().stream().anyMatch(edit -> edit.id().equals(id));
  }

  private LabelEdit example(String id, String label, Attribution by) {
    return new LabelEdit.AddExample(
        id,
        Optional.of(label),
        Split.TRAIN,
        start.features().select(new int[] {0}),
        start.views().of(0),
        by);
  }

  /**
   * Settles what is in conflict at random and records the commit.
   *
   * @param picked the commit that was picked, null for a merge
   */
  private void merge(MergeResult begun, String picked) {
    String ours = before;
    String theirs = picked == null ? lastOther : picked;
    if (picked == null && model.isAncestor(theirs, ours)) {
      assertEquals(MergeResult.Kind.UP_TO_DATE, begun.kind());
      return;
    }
    if (picked == null && model.isAncestor(ours, theirs)) {
      assertEquals(MergeResult.Kind.FAST_FORWARD, begun.kind());
      assertEquals(theirs, repository.head());
      return;
    }
    LabelModel.State base =
        picked == null ? model.base(ours, theirs) : model.state(model.parents(theirs).get(0));
    List<LabelModel.State> sides = List.of(base, model.state(ours), model.state(theirs));
    TreeSet<String> expected = LabelModel.conflicts(base, sides.get(1), sides.get(2));
    assertEquals(
        expected, new TreeSet<>(begun.conflicts().stream().map(MergeConflict::id).toList()));
    String me = annotator();
    Map<String, String> choices = new TreeMap<>();
    expected.forEach(id -> choices.put(id, List.of("ours", "theirs", "7").get(random.nextInt(3))));
    LabelModel.State state = LabelModel.merged(sides, choices::get, me);
    MergeResult done = expected.isEmpty() ? begun : settle(choices, me);
    if (done.kind() == MergeResult.Kind.UP_TO_DATE) {
      assertEquals(model.state(ours).labels(), state.labels());
    } else {
      List<String> parents = picked == null ? List.of(ours, theirs) : List.of(ours);
      assertEquals(parents, done.commit().orElseThrow().parents());
      model.commit(repository.head(), state, parents);
    }
  }

  private MergeResult settle(Map<String, String> choices, String me) {
    Attribution by = new Attribution(me, Origin.HAND);
    Map<String, Choice> settled = new HashMap<>();
    choices.forEach(
        (id, choice) ->
            settled.put(
                id,
                choice.equals("7")
                    ? Choice.of(Optional.of("7"), by)
                    : Choice.of(choice.equals("ours") ? Side.YOURS : Side.THEIRS, by)));
    repository.merges().resolve(settled);
    return repository.merges().finish(Optional.empty());
  }

  private Optional<String> anyCommit() {
    List<String> all = new ArrayList<>(model.commits());
    all.removeIf(commit -> model.parents(commit).size() != 1);
    all.sort(Comparator.naturalOrder());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  private void pick() {
    before = repository.head();
    anyCommit().ifPresent(commit -> merge(repository.merges().cherryPick(commit), commit));
  }

  private void revert() {
    Optional<String> commit = anyCommit();
    if (commit.isEmpty()) {
      return;
    }
    String ours = repository.head();
    LabelModel.State undone = model.state(commit.get());
    LabelModel.State parent = model.state(model.parents(commit.get()).get(0));
    LabelModel.State state =
        LabelModel.merged(List.of(undone, model.state(ours), parent), null, "");
    MergeResult result = repository.reverts().commit(commit.get(), Optional.empty());
    if (result.kind() == MergeResult.Kind.COMMITTED) {
      model.commit(repository.head(), state, List.of(ours));
    } else {
      assertEquals(model.state(ours).labels(), state.labels());
    }
  }

  private static Map<String, String> labels(Dataset data) {
    Map<String, String> labels = new TreeMap<>();
    for (int row = 0; row < data.size(); row++) {
      labels.put(data.ids().get(row), data.label(row));
    }
    return labels;
  }

  @Override
  public void close() {
    repository.close();
  }
}
