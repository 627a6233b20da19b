package org.winnow.tests.repository;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.Choice;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.MergeConflict;
import org.winnow.datasets.repository.RepositoryOptions;
import org.winnow.datasets.repository.Side;
import org.winnow.datasets.sources.Progress;

/**
 * Somebody who labels examples of their own in a repository, now and then one that others label,
 * too, and shares the commits. Each says what is acknowledged, a line for each thing.
 */
final class TeamMember implements AutoCloseable {
  /** What members say: their number, then one of these, then what it was done with. */
  static final String EDITED = "edited";

  static final String COMMITTED = "committed";
  static final String PUSHED = "pushed";
  private static final int MOST_TRIES = 1000;

  private final DatasetRepository repository;
  private final int number;
  private final int members;
  private final Random random;
  private final Consumer<String> out;

  /**
   * @param number this one's among the members, from 0
   * @param out is told each thing when it is acknowledged
   */
  TeamMember(Path place, int number, int members, Consumer<String> out) {
    this.number = number;
    this.members = members;
    this.out = out;
    random = new Random(place.hashCode() + number);
    repository = DatasetRepository.open(place, options(number));
  }

  static RepositoryOptions options(int number) {
    String name = "member" + number;
    return new RepositoryOptions(
        Optional.empty(), new Author(name, name + "@example.org"), Clock.systemUTC());
  }

  private Attribution by() {
    return new Attribution("member" + number, Origin.HAND);
  }

  DatasetRepository repository() {
    return repository;
  }

  /** Labels one of this member's own examples with the class behind its own. */
  void edit() {
    int all = repository.data().size() - 1;
    int row = 1 + number + random.nextInt((all - number + members - 1) / members) * members;
    String id = repository.data().ids().get(row);
    say(EDITED, id + " " + relabel(row));
  }

  /** Labels the one example that all members label. */
  void contest() {
    relabel(0);
  }

  private String relabel(int row) {
    Dataset data = repository.data();
    String to = data.schema().classes().get((data.labels().classOf(row) + 1) % 10);
    repository.edit(
        List.of(
            new LabelEdit.Relabel(
                data.ids().get(row), Optional.of(data.label(row)), Optional.of(to), by())));
    return to;
  }

  void commit() {
    if (!repository.pending().isEmpty()) {
      say(COMMITTED, repository.commit("By member " + number).id());
    }
  }

  /** Pushes, and where others were faster, takes theirs in first. */
  void share() {
    finish();
    commit();
    for (int tries = 1; ; tries++) {
      try {
        repository.remotes().push("origin", Progress.SILENT);
        say(PUSHED, repository.head());
        return;
      } catch (InputException refused) {
        if (tries == MOST_TRIES) {
          throw refused;
        }
        take();
      }
    }
  }

  /** Pulls, or where both went on, merges. */
  void take() {
    finish();
    commit();
    repository.remotes().fetch("origin", Progress.SILENT);
    repository.merges().merge("origin/main");
    finish();
  }

  /** Settles the merge that waits, if one does. */
  void finish() {
    if (repository.merges().inProgress().isEmpty()) {
      return;
    }
    Map<String, Choice> choices = new HashMap<>();
    for (MergeConflict conflict : repository.merges().conflicts()) {
      choices.put(conflict.id(), Choice.of(random.nextBoolean() ? Side.YOURS : Side.THEIRS, by()));
    }
    repository.merges().resolve(choices);
    repository.merges().finish(Optional.empty());
  }

  private void say(String what, String with) {
    out.accept(number + " " + what + " " + with);
  }

  @Override
  public void close() {
    repository.close();
  }
}
