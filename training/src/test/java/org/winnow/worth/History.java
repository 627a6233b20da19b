package org.winnow.worth;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.RepositoryOptions;
import org.winnow.training.Blobs;
import org.winnow.training.Device;
import org.winnow.training.Recipe;
import org.winnow.training.Simulation;
import org.winnow.training.Skeleton;

/** A label history of small pictures, and a skeleton that learns them at once. */
final class History implements AutoCloseable {
  private static final Attribution BEN = new Attribution("ben", Origin.HAND);
  private static final Skeleton NET =
      Skeleton.parse("net", "input 4x4x1\nflatten\ndense 6 relu\noutput 4\n");

  final DatasetRepository repository;
  private final Path folder;

  History(Path folder) {
    this.folder = folder;
    Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    repository =
        DatasetRepository.create(
            folder.resolve("labels"),
            Blobs.of(400, Shape.parse("4x4x1"), 4, 1),
            "Import",
            new RepositoryOptions(Optional.empty(), new Author("ben", "ben@example.org"), clock));
  }

  TrialGround ground() {
    Recipe recipe =
        Recipe.standard()
            .withEpochs(8)
            .withLearningRate(.02)
            .withBatchSize(16)
            .withDevice(Device.REFERENCE);
    return new TrialGround(repository, new Simulation.Terms(NET, recipe), folder.resolve("trials"));
  }

  /** Gives so many training examples of a class another label. */
  Commit relabel(String message, String from, String to, int count) {
    Dataset data = repository.data();
    List<LabelEdit> edits =
        Arrays.stream(data.labelledRows(Split.TRAIN))
            .filter(row -> data.label(row).equals(from))
            .limit(count)
            .<LabelEdit>mapToObj(row -> to(data, row, to))
            .toList();
    repository.edit(edits);
    return repository.commit(message);
  }

  LabelEdit to(Dataset data, int row, String label) {
    return new LabelEdit.Relabel(
        data.ids().get(row), Optional.of(data.label(row)), Optional.of(label), BEN);
  }

  @Override
  public void close() {
    repository.close();
  }
}
