package org.winnow.tests.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.repository.Author;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.RepositoryOptions;

/**
 * A process that edits labels until it is killed. It says each example and the label it gave once
 * the edit is acknowledged, and commits now and then.
 */
public final class EditingProcess {
  private EditingProcess() {}

  /**
   * Edits every seventh example in turn.
   *
   * @param args the repository's folder, how many edits lie between commits, and for a process that
   *     ends by itself the first row and the number of edits
   */
  public static void main(String[] args) throws IOException {
    int between = Integer.parseInt(args[1]);
    RepositoryOptions options =
        new RepositoryOptions(
            Optional.empty(), new Author("child", "child@example.org"), Clock.systemUTC());
    int first = args.length > 2 ? Integer.parseInt(args[2]) : 0;
    int edits = args.length > 2 ? Integer.parseInt(args[3]) : Integer.MAX_VALUE;
    DatasetRepository repository = DatasetRepository.open(Path.of(args[0]), options);
    for (int i = 1; i <= edits; i++) {
      Dataset data = repository.data();
      int row = (first + i * 7) % data.size();
      String to = data.schema().classes().get((data.labels().classOf(row) + 1) % 10);
      repository.edit(List.of(relabel(data, row, to)));
      System.out.println(data.ids().get(row) + " " + to);
      System.out.flush();
      if (i % between == 0) {
        repository.commit("Edits up to " + i);
      }
    }
    repository.close();
  }

  private static LabelEdit relabel(Dataset data, int row, String to) {
    return new LabelEdit.Relabel(
        data.ids().get(row),
        Optional.of(data.label(row)),
        Optional.of(to),
        new Attribution("child", Origin.HAND));
  }
}
