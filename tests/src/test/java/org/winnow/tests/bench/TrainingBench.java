package org.winnow.tests.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.winnow.tests.bench.TrainingContender.Work;

/**
 * Training beside PyTorch, stock Deeplearning4j and scikit-learn: examples a second, whole scripts,
 * accuracies, and what Winnow's trainings cost beside their steps.
 *
 * <p>Arguments: the file for the JSON rows; then {@code --quick} (fewer and shorter measurements),
 * {@code --no-compile} (without {@code torch.compile}), {@code --only PART,…} with parts of the
 * table and names of workloads. PyTorch is that of the Python named by {@code WINNOW_TORCH_PYTHON},
 * else of {@code WINNOW_PYTHON}.
 */
public final class TrainingBench {
  private static final String ONLY = "--only";

  /** A part of the table. */
  private enum Part {
    TRAINING,
    INFERENCE,
    COSTS,
    LEAK,
    KERNEL,
    SCRIPT,
    ACCURACY
  }

  private final TrainingRows rows = new TrainingRows();
  private final boolean quick;
  private final boolean compile;
  private final List<Part> parts;
  private final List<String> workloads;

  private TrainingBench(List<String> options) {
    this.quick = options.contains("--quick");
    this.compile = !options.contains("--no-compile");
    int only = options.indexOf(ONLY);
    List<String> named = only < 0 ? List.of() : List.of(options.get(only + 1).split(","));
    List<String> known = new ArrayList<>(TrainingWorkload.names());
    Arrays.stream(Part.values()).map(TrainingBench::name).forEach(known::add);
    for (String name : named) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(name + " is not one of " + String.join(", ", known));
      }
    }
    List<String> chosen = named.stream().filter(TrainingWorkload::known).toList();
    this.workloads = chosen.isEmpty() ? TrainingWorkload.names() : chosen;
    List<Part> wanted =
        Arrays.stream(Part.values()).filter(part -> named.contains(name(part))).toList();
    List<Part> rates = List.of(Part.TRAINING, Part.INFERENCE);
    this.parts = !wanted.isEmpty() ? wanted : chosen.isEmpty() ? List.of(Part.values()) : rates;
  }

  private static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  public static void main(String[] args) throws Exception {
    TrainingBench bench = new TrainingBench(List.of(args).subList(1, args.length));
    try {
      bench.run();
    } finally {
      bench.rows.write(Path.of(args[0]));
    }
  }

  private void run() throws Exception {
    TrainingProcesses processes = new TrainingProcesses(rows, quick);
    for (Part part : parts) {
      switch (part) {
        case TRAINING -> rates(Work.TRAINING);
        case INFERENCE -> rates(Work.INFERENCE);
        case COSTS -> processes.costs();
        case LEAK -> processes.leak();
        case KERNEL -> processes.kernel();
        case SCRIPT -> processes.scripts();
        case ACCURACY -> processes.accuracies();
      }
    }
  }

  private void rates(Work work) {
    List<TrainingContender> contenders = TrainingContender.all(compile);
    try {
      new TrainingRates(contenders, quick, rows).measure(work, workloads);
    } finally {
      contenders.forEach(TrainingContender::close);
    }
  }
}
