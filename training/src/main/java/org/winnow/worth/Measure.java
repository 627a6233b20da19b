package org.winnow.worth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.winnow.training.ClassScores;
import org.winnow.training.Evaluation;

/** The figures that a condition may ask for. */
enum Measure {
  /** Share of the held-out examples predicted as labelled. */
  ACCURACY(false, true),
  /** Mean −ln of the probability given to the label, nats. */
  LOSS(false, false),
  /** Held-out examples, of a class where one is named, predicted as another class. */
  ERRORS(true, false),
  RECALL(true, true),
  PRECISION(true, true),
  F1(true, true),
  /** Labelled training examples, of a class where one is named; needs no training. */
  COUNT(true, false);

  /** Whether it may be asked of one class. */
  final boolean ofClass;

  /** Whether it lies in 0..1. */
  final boolean share;

  Measure(boolean ofClass, boolean share) {
    this.ofClass = ofClass;
    this.share = share;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Measure::label).toList();
  }

  static Optional<Measure> find(String label) {
    return Arrays.stream(values()).filter(m -> m.label().equalsIgnoreCase(label)).findFirst();
  }

  /** Of all classes; recall, precision and F1 are means over the classes that have one. */
  OptionalDouble of(Evaluation e) {
    return switch (this) {
      case ACCURACY -> OptionalDouble.of(e.accuracy().estimate());
      case LOSS -> OptionalDouble.of(e.logLoss());
      case ERRORS -> OptionalDouble.of(e.size() - (double) hits(e));
      case RECALL -> e.macroRecall();
      case PRECISION -> e.macroPrecision();
      case F1 -> e.macroF1();
      case COUNT -> OptionalDouble.empty();
    };
  }

  /** Of one class. */
  OptionalDouble of(Evaluation e, int c) {
    ClassScores scores = e.perClass().get(c);
    return switch (this) {
      case ERRORS -> OptionalDouble.of(scores.support() - (double) e.confusion()[c][c]);
      case RECALL -> scores.recall();
      case PRECISION -> scores.precision();
      case F1 -> scores.f1();
      case ACCURACY, LOSS, COUNT -> OptionalDouble.empty();
    };
  }

  private static int hits(Evaluation e) {
    int hits = 0;
    for (int c = 0; c < e.classes().size(); c++) {
      hits += e.confusion()[c][c];
    }
    return hits;
  }
}
