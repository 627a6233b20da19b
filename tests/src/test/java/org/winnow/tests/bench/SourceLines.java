package org.winnow.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.ExampleIds;
import org.winnow.datasets.Features;
import org.winnow.datasets.Labels;
import org.winnow.datasets.Origin;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Schema;
import org.winnow.datasets.Shape;
import org.winnow.datasets.Split;
import org.winnow.datasets.Splits;
import org.winnow.datasets.Views;
import org.winnow.tests.Checkout;

/**
 * A text to learn from that every checkout has: single lines of its Java, Python and Markdown
 * files, as characters; which language is it?
 */
final class SourceLines {
  private static final int LENGTH = 60;
  private static final int EACH = 900;
  private static final List<String> ENDINGS = List.of(".java", ".py", ".md");

  private SourceLines() {}

  static Dataset dataset() throws IOException {
    List<String> lines = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    for (int c = 0; c < ENDINGS.size(); c++) {
      List<String> own = lines(ENDINGS.get(c));
      lines.addAll(own);
      classes.addAll(Collections.nCopies(own.size(), c));
    }
    return dataset(lines, classes);
  }

  /** Different lines, drawn by chance. */
  private static List<String> lines(String ending) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    for (String folder : List.of("docs", "training/src", "tests/src", "tests/python")) {
      try (Stream<Path> files = Files.walk(Checkout.root().resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> line.length() >= 10)
              .forEach(found::add);
        }
      }
    }
    List<String> all = new ArrayList<>(found);
    Collections.shuffle(all, new Random(1));
    return all.subList(0, Math.min(EACH, all.size()));
  }

  private static Dataset dataset(List<String> lines, List<Integer> classes) {
    int n = lines.size();
    float[] tokens = new float[n * LENGTH];
    List<String> ids = new ArrayList<>();
    Split[] splits = new Split[n];
    for (int i = 0; i < n; i++) {
      String line = lines.get(i);
      for (int k = 0; k < Math.min(LENGTH, line.length()); k++) {
        tokens[i * LENGTH + k] = Math.min(line.charAt(k), 127);
      }
      ids.add("line-" + i);
      splits[i] = i % 3 == 0 ? Split.TEST : Split.TRAIN;
    }
    Features features = Features.ofFloats(tokens, LENGTH);
    Shape shape = new Shape(1, LENGTH, 1);
    return Dataset.builder("lines")
        .schema(new Schema(Shape.parse("" + LENGTH), List.of(), ENDINGS))
        .preparation(Preparation.none())
        .ids(ExampleIds.of(ids))
        .features(features)
        .views(Views.pictures(features, shape, 127))
        .labels(
            Labels.of(
                classes.stream().mapToInt(Integer::intValue).toArray(),
                new Attribution("bench", Origin.SOURCE)))
        .splits(Splits.of(splits))
        .build();
  }
}
