package org.winnow.viz;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.winnow.insight.ClassHealth;
import org.winnow.insight.ClassOverlap;
import org.winnow.insight.DataHealth;
import org.winnow.insight.WrongLabelCount;

/**
 * How well a data set is labelled: the whole, each class by falling label noise, and the classes
 * that are most often labelled as one another. Of more than {@value #MOST} classes the noisiest are
 * shown.
 */
public final class HealthTable {
  static final int MOST = 40;
  static final int PAIRS = 10;

  private HealthTable() {}

  /**
   * @param name of the data set
   */
  public static Figure of(String name, DataHealth health) {
    Sheet classes = classes(title(name, health), health);
    Sheet pairs = pairs(health);
    (pairs.size() > 0 ? pairs : classes).note(health.basis().sentence());
    return Gallery.figure(pairs.size() > 0 ? List.of(classes, pairs) : List.of(classes), List.of());
  }

  private static String title(String name, DataHealth health) {
    String share = Say.percent(health.overall());
    return name
        + ": "
        + Say.count(health.examples(), "label")
        + (health.inSample()
            ? ", health at most " + share + " (IN-SAMPLE: wrong labels are not counted)"
            : ", health " + share + about(health));
  }

  private static String about(DataHealth health) {
    return health.wrong().map(w -> ", about " + Say.count(w.estimate()) + " wrong").orElse("");
  }

  private static Sheet classes(String title, DataHealth health) {
    Sheet sheet = new Sheet(title).left("class");
    sheet.right("labels", "share", "doubted", "label noise", "missed", "inverse noise");
    List<ClassHealth> sorted =
        health.perClass().stream()
            .sorted(Comparator.comparingDouble(ClassHealth::noise).reversed())
            .toList();
    sorted.stream().limit(MOST).forEach(c -> row(sheet, c, health.examples()));
    int left = sorted.size() - MOST;
    sheet.note(left > 0 ? Say.count(left) + " classes with less noise left out" : "");
    sheet.note(
        "doubted: labelled so, but another class; missed: of this class, labelled otherwise");
    sheet.note(balance(health));
    return sheet.note(health.wrong().map(WrongLabelCount::sentence).orElse(""));
  }

  private static void row(Sheet sheet, ClassHealth c, int examples) {
    sheet.row(
        c.name(),
        Say.count(c.labelled()),
        Say.percent((double) c.labelled() / examples),
        Say.count(c.doubted()),
        Say.percent(c.noise()),
        Say.count(c.missed()),
        Say.percent(c.inverseNoise()));
  }

  private static String balance(DataHealth health) {
    List<ClassHealth> rare = health.rare();
    return rare.isEmpty()
        ? ""
        : "rare, with less than a tenth of an even share: "
            + rare.stream().limit(PAIRS).map(ClassHealth::name).collect(Collectors.joining(", "))
            + (rare.size() > PAIRS ? ", …" : "");
  }

  private static Sheet pairs(DataHealth health) {
    Sheet sheet = new Sheet("classes that are labelled as one another");
    sheet.left("class", "class").right("examples", "share");
    for (ClassOverlap pair : health.overlaps().stream().limit(PAIRS).toList()) {
      sheet.row(pair.first(), pair.second(), Say.count(pair.examples()), Say.percent(pair.share()));
    }
    int left = health.overlaps().size() - PAIRS;
    return sheet.note(left > 0 ? "… and " + Say.count(left) + " more pairs" : "");
  }
}
