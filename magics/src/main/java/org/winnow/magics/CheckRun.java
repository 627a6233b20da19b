package org.winnow.magics;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.repository.CheckFinding;
import org.winnow.datasets.repository.LabelCheck;
import org.winnow.insight.DataFindings;
import org.winnow.insight.Finding;
import org.winnow.packages.PackageFile;
import org.winnow.packages.PackageStore;
import org.winnow.packages.PackageTransport;
import org.winnow.training.Model;
import org.winnow.training.Predictions;

/**
 * A check of labels: what their lines show, and where the bytes of examples are there, near copies
 * and what a model says.
 *
 * @param model a model's file or an installed package, named by whoever checks
 */
record CheckRun(Path folder, Optional<String> against, Optional<String> model) {
  /** A label is impossible where the model gives it less, and another label more than the rest. */
  static final double IMPOSSIBLE = .001;

  /** The least probability that the model then gives another label. */
  static final double SURE = .95;

  /** Of more examples near copies take minutes; they are left to the notebook. */
  private static final int MOST_COMPARED = 50_000;

  CheckSummary summary() {
    Optional<Model> judge = model.map(this::open);
    LabelCheck check = LabelCheck.of(folder, against);
    List<CheckFinding> findings = new ArrayList<>(check.findings());
    List<String> notes = new ArrayList<>(check.notes());
    if (check.data().isPresent()) {
      nearCopies(check, findings, notes);
    } else if (judge.isPresent()) {
      throw new InputException(
          "the model cannot judge, since the examples cannot be read: "
              + notes.get(notes.size() - 1));
    }
    judge.ifPresent(one -> impossible(one, check, findings, notes));
    findings.sort(Comparator.comparing(CheckFinding::kind)); // stable
    return new CheckSummary(check, against, findings, notes);
  }

  /** Opens the model first: one from the folder that is checked would judge itself. */
  private Model open(String reference) {
    if (reference.contains(":") && !new File(reference).exists()) {
      return PackageStore.ofUser(PackageTransport.none(), System.getenv()).open(reference).model();
    }
    Path file = Command.path(reference);
    try {
      if (file.toRealPath().startsWith(folder.toRealPath())) {
        throw new InputException(
            file + " lies in the folder that is checked: a branch must not bring its own judge");
      }
    } catch (IOException e) {
      throw new InputException("there is no model " + file + ", or no folder " + folder, e);
    }
    return reference.endsWith("." + PackageFile.EXTENSION)
        ? PackageFile.open(file).model()
        : Model.open(file);
  }

  private static void nearCopies(
      LabelCheck check, List<CheckFinding> findings, List<String> notes) {
    Dataset data = check.data().orElseThrow();
    if (data.size() > MOST_COMPARED) {
      notes.add("near copies: not looked at among more than " + MOST_COMPARED + " examples");
      return;
    }
    Set<Set<String>> exact = new HashSet<>();
    check.findings().forEach(finding -> exact.add(Set.copyOf(finding.ids())));
    DataFindings inspected = Inspection.of(data);
    for (Finding.Kind kind : List.of(Finding.Kind.LEAK, Finding.Kind.NEAR_COPY)) {
      for (Finding finding : inspected.of(kind)) {
        boolean known = exact.contains(Set.copyOf(finding.ids()));
        if (!known && finding.ids().stream().anyMatch(check.fresh()::contains)) {
          CheckFinding.Kind is =
              kind == Finding.Kind.LEAK ? CheckFinding.Kind.LEAK : CheckFinding.Kind.DUPLICATE;
          findings.add(new CheckFinding(is, finding.reason(), finding.ids()));
        }
      }
    }
    notes.add("near copies: looked for. " + inspected.basis());
  }

  private static void impossible(
      Model model, LabelCheck check, List<CheckFinding> findings, List<String> notes) {
    Dataset data = check.data().orElseThrow();
    if (!model.classes().equals(data.schema().classes())) {
      throw new InputException(
          "the model knows the classes "
              + model.classes()
              + ", the labels are of "
              + data.schema().classes());
    }
    int[] rows =
        IntStream.range(0, data.size())
            .filter(row -> data.labels().isLabelled(row))
            .filter(row -> check.fresh().contains(data.ids().get(row)))
            .toArray();
    if (rows.length > 0) {
      Predictions said = model.predict(data, rows);
      for (int i = 0; i < rows.length; i++) {
        double p = said.probabilities()[i][data.labels().classOf(rows[i])];
        int top = said.predicted(i);
        if (p < IMPOSSIBLE && said.probabilities()[i][top] > SURE) {
          findings.add(finding(data, rows[i], p, said.classes().get(top)));
        }
      }
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "model %s: judged %d labels; one is impossible below %.1f %% where another has more than"
                + " %.0f %%",
            model.hash().substring(0, 8),
            rows.length,
            100 * IMPOSSIBLE,
            100 * SURE));
  }

  private static CheckFinding finding(Dataset data, int row, double p, String other) {
    String text =
        String.format(
            Locale.ROOT,
            "the model gives '%s' %.4f %%, and calls it '%s'",
            data.label(row),
            100 * p,
            other);
    return new CheckFinding(CheckFinding.Kind.MODEL, text, List.of(data.ids().get(row)));
  }
}
