package org.winnow.tests.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.winnow.insight.LabelFilter;

/**
 * Whether confident learning gives what cleanlab 2.9 gives, on random problems.
 *
 * <p>Which of equal values comes first cleanlab leaves to NumPy's sort, which is none that keeps
 * their order, and differs between processors. So it is asked three times: with its sorts made
 * stable, which changes nothing but the order of equal values; as it is; and as it is without the
 * processor's vector instructions. What the first gives is equal up to that order.
 */
final class CleanlabAgreement {
  private final BenchRows rows;
  private final Path folder;
  private final List<CleanlabProblem> problems;

  /**
   * @param folder where problems and answers are written
   */
  CleanlabAgreement(BenchRows rows, Path folder, int problems) {
    this.rows = rows;
    this.folder = folder;
    this.problems = LongStream.range(0, problems).mapToObj(CleanlabProblem::random).toList();
  }

  /** Writes the problems, asks cleanlab twice and adds the rows. */
  void run() throws IOException, InterruptedException {
    Path file = folder.resolve("problems");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (CleanlabProblem problem : problems) {
        problem.write(out);
      }
    }
    List<CleanlabAnswer> ours = problems.stream().map(CleanlabAnswer::ofWinnow).toList();
    List<CleanlabAnswer> usual = cleanlab(file, "usual");
    compare("Winnow, cleanlab with stable sorts", ours, cleanlab(file, "stable"));
    compare("Winnow, cleanlab as it is", ours, usual);
    compare("cleanlab, itself without AVX", usual, cleanlab(file, "plain"));
  }

  private List<CleanlabAnswer> cleanlab(Path file, String how)
      throws IOException, InterruptedException {
    Path answers = folder.resolve("answers");
    Cleanlab.run("agree", file.toString(), answers.toString(), how);
    List<CleanlabAnswer> found = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(answers))) {
      for (CleanlabProblem problem : problems) {
        found.add(CleanlabAnswer.read(in, problem.size()));
      }
    }
    return found;
  }

  private void compare(String who, List<CleanlabAnswer> some, List<CleanlabAnswer> others) {
    int whole = 0;
    int masks = 0;
    double difference = 0;
    int filters = LabelFilter.values().length;
    for (int i = 0; i < problems.size(); i++) {
      int equal = some.get(i).equalMasks(others.get(i));
      masks += equal;
      whole += equal == filters ? 1 : 0;
      difference = Math.max(difference, some.get(i).difference(others.get(i)));
    }
    String workload = problems.size() + " problems, 7 filters: ";
    rows.add(workload + "equal in all", who, whole, "problems");
    rows.add(workload + "equal masks", who, masks, "of " + filters * problems.size());
    rows.add(workload + "scores differ by at most", who, difference, "");
  }
}
