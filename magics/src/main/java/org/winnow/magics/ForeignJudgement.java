package org.winnow.magics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.Split;
import org.winnow.datasets.sources.NumberTable;
import org.winnow.insight.Basis;
import org.winnow.insight.DataHealth;
import org.winnow.insight.SuspectList;
import org.winnow.insight.Suspects;
import org.winnow.training.Predictions;

/** The training labels of a data set judged by probabilities from a file, whoever made them. */
final class ForeignJudgement {
  private static final int SHORT_HASH = 7;

  private final ProbabilityFile file;
  private final Dataset data;
  private final NumberTable table;
  private final MatchedRows matched;
  private final int[] judged;
  private final List<String> said = new ArrayList<>();

  /**
   * @throws InputException where the file holds no probabilities for these examples and classes
   */
  ForeignJudgement(ProbabilityFile file, Dataset data) {
    this.file = file;
    this.data = data;
    List<String> classes = data.schema().classes();
    ClassColumns columns = new ClassColumns(NumberTable.read(file.file(), classes), classes);
    table = columns.inOrder();
    matched = MatchedRows.of(table, data);
    int[] training = data.labelledRows(Split.TRAIN);
    judged = Arrays.stream(training).filter(matched::has).toArray();
    if (judged.length == 0) {
      throw new InputException(
          table.name() + " has no row for a labelled training example of " + data.name());
    }
    said.add(ground());
    said.add(
        "Probabilities of %s (%s), %s."
            .formatted(table.name(), table.sha256().substring(0, SHORT_HASH), matched.how()));
    said.addAll(columns.notes());
    left("Not in the file: %,d labelled training examples.", training.length - judged.length);
    int rows = (int) Arrays.stream(matched.byRow()).filter(Objects::nonNull).count();
    left("Left out, of other splits or without a label: %,d rows.", rows - judged.length);
  }

  /**
   * What a file says of some rows.
   *
   * @throws InputException where it lacks one of them
   */
  static Predictions said(ProbabilityFile file, Dataset data, int[] rows) {
    List<String> classes = data.schema().classes();
    NumberTable table = new ClassColumns(NumberTable.read(file.file(), classes), classes).inOrder();
    MatchedRows matched = MatchedRows.of(table, data);
    for (int row : rows) {
      if (!matched.has(row)) {
        throw new InputException(
            "%s has no row for the example %s".formatted(table.name(), data.ids().get(row)));
      }
    }
    return predictions(data, rows, matched, !file.inSample());
  }

  private static Predictions predictions(
      Dataset data, int[] rows, MatchedRows matched, boolean unseen) {
    return new Predictions(
        Arrays.stream(rows).mapToObj(data.ids()::get).toList(),
        data.schema().classes(),
        Arrays.stream(rows).mapToObj(row -> matched.byRow()[row]).toArray(float[][]::new),
        unseen);
  }

  /** SHA-256 of the file's bytes, in hexadecimal. */
  String hash() {
    return table.sha256();
  }

  SuspectList suspects() {
    int[] labels = labels();
    Optional<float[][]> embeddings =
        file.embeddings().map(path -> new ForeignVectors(path, data).of(judged, table.name()));
    SuspectList found =
        embeddings.isPresent()
            ? Suspects.fromPredictions(predictions(), labels, embeddings.get())
            : Suspects.fromPredictions(predictions(), labels);
    return found.withBasis(basis(found.basis().method()));
  }

  DataHealth health() {
    DataHealth health = DataHealth.of(predictions(), labels());
    return health.withBasis(basis(health.basis().method()));
  }

  private String ground() {
    return file.inSample()
        ? "IN-SAMPLE, as you said: each label was judged by a network that was trained on it, which"
            + " hides mistakes it has learnt by heart."
        : "Out of sample is assumed, as nothing in the file tells: no label judged by a network that"
            + " was trained on it. If it was, say --in-sample.";
  }

  private void left(String sentence, int n) {
    if (n > 0) {
      said.add(String.format(Locale.ROOT, sentence, n));
    }
  }

  private Basis basis(String method) {
    return new Basis(method, file.inSample(), String.join(" ", said));
  }

  private Predictions predictions() {
    return predictions(data, judged, matched, !file.inSample());
  }

  private int[] labels() {
    return Arrays.stream(judged).map(data.labels()::classOf).toArray();
  }
}
