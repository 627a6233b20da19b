package org.winnow.viz;

import java.util.List;
import java.util.stream.Collectors;
import org.winnow.datasets.Preparation;
import org.winnow.packages.Foundation;
import org.winnow.packages.GoldenRows;
import org.winnow.packages.Measured;
import org.winnow.packages.PackageFile;
import org.winnow.packages.PackageManifest;
import org.winnow.packages.Port;
import org.winnow.packages.Signed;
import org.winnow.training.Provenance;

/** What a package says of itself, a line for each thing. */
public final class PackageSheet {
  private static final int MOST_CLASSES = 12;
  private static final int COMMIT_DIGITS = 7;

  private PackageSheet() {}

  /**
   * @param signed who signed it, as the reader's keys tell
   */
  public static Figure of(PackageFile file, Signed signed) {
    PackageManifest m = file.manifest();
    Sheet sheet = new Sheet("Package " + m.coordinates()).left("", " ");
    if (!m.card().description().isEmpty()) {
      sheet.row("description", m.card().description());
    }
    sheet.row("licence", m.card().licence());
    sheet.row("signature", signed.toString());
    sheet.row("inputs", ports(m.signature().inputs()));
    sheet.row("outputs", ports(m.signature().outputs()));
    sheet.row("classes", classes(m.classes()));
    sheet.row("preparation", preparation(m.preparation()));
    m.metrics().forEach(measured -> sheet.row("measured", measured(measured)));
    sheet.row("data", data(m));
    sheet.row("trained", trained(m));
    for (Foundation f : m.foundations()) {
      sheet.row("builds on", f.coordinates() + ", SHA-256 " + f.sha256());
    }
    sheet.row("golden rows", golden(file.golden()));
    return sheet.figure();
  }

  private static String ports(List<Port> ports) {
    return ports.stream().map(Port::toString).collect(Collectors.joining(", "));
  }

  private static String classes(List<String> classes) {
    String shown =
        String.join(", ", classes.subList(0, Math.min(MOST_CLASSES, classes.size())))
            + (classes.size() > MOST_CLASSES ? ", …" : "");
    return classes.size() + ": " + shown;
  }

  private static String preparation(Preparation preparation) {
    return preparation.steps().isEmpty()
        ? "none"
        : preparation.steps().stream()
            .map(step -> step.getClass().getSimpleName())
            .collect(Collectors.joining(", then "));
  }

  /** {@code accuracy 96.1 % (…) on 300 examples of digits, validation}. */
  public static String measured(Measured m) {
    return "accuracy "
        + Say.interval(m.accuracy())
        + ", log loss "
        + Say.decimal(m.logLoss())
        + ", on "
        + Say.count(m.size(), "example")
        + " of "
        + m.dataset()
        + ", "
        + m.split().label()
        + " split"
        + (m.outOfSample() ? "" : ", IN-SAMPLE");
  }

  private static String data(PackageManifest m) {
    Provenance p = m.training().provenance();
    StringBuilder text = new StringBuilder(p.dataset());
    text.append(" (").append(m.origin().name()).append(", licence ");
    text.append(m.origin().licence()).append(')');
    p.commit().ifPresent(c -> text.append(", commit ").append(shortened(c)));
    if (p.pendingEdits() > 0) {
      text.append(" and ").append(Say.count(p.pendingEdits(), "edit")).append(" never committed");
    }
    m.card().dataRepository().ifPresent(address -> text.append(", repository ").append(address));
    m.origin().address().ifPresent(address -> text.append(", published at ").append(address));
    return text.toString();
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(COMMIT_DIGITS, commit.length()));
  }

  private static String trained(PackageManifest m) {
    Provenance p = m.training().provenance();
    return m.training().skeletonName()
        + ", "
        + Say.count(p.epochsDone(), "epoch")
        + ", seed "
        + m.training().recipe().seed()
        + ", "
        + p.engine()
        + ", "
        + Say.count(p.threads(), "thread")
        + ", "
        + p.instructionSet();
  }

  private static String golden(GoldenRows golden) {
    return golden.size() + (golden.written().isPresent() ? ", as written" : "");
  }
}
