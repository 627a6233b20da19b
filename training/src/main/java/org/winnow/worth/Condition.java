package org.winnow.worth;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/**
 * What a network must not be: {@code FIGURE [of CLASS] SIGN NUMBER}, as {@code recall of 7 < .9}.
 * Figures are accuracy, loss, errors, recall, precision, f1 and count; signs {@code < <= > >=}; a
 * number may be a percentage where the figure is a share.
 *
 * @param measure the figure
 * @param ofClass the class it is asked of, empty for all
 * @param bound in the figure's own unit, shares from 0 to 1
 */
record Condition(Measure measure, Optional<String> ofClass, Comparison comparison, double bound) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(?<figure>[^\\s<>=]+)(\\s+of\\s+(?<class>.+?))?\\s*(?<sign><=|>=|<|>)"
              + "\\s*(?<number>\\d+\\.?\\d*|\\.\\d+)\\s*(?<percent>%?)\\s*");

  /**
   * Reads one.
   *
   * @param classes the names that may stand after {@code of}
   * @throws InputException where it is none, with what was meant perhaps
   */
  static Condition parse(String text, List<String> classes) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new InputException(
          "a condition is written FIGURE [of CLASS] < NUMBER, as \"recall of 7 < .9\" or"
              + " \"accuracy <= 95 %\", got '"
              + text
              + "'");
    }
    Measure measure = measure(form.group("figure"));
    Optional<String> named = Optional.ofNullable(form.group("class")).map(Condition::unquoted);
    named.ifPresent(name -> requireClass(measure, name, classes));
    boolean percent = !form.group("percent").isEmpty();
    double number = Double.parseDouble(form.group("number")) / (percent ? 100 : 1);
    requireBound(measure, number, percent, form.group("number"));
    return new Condition(measure, named, Comparison.of(form.group("sign")), number);
  }

  private static Measure measure(String name) {
    return Measure.find(name)
        .orElseThrow(
            () ->
                new InputException(
                    "'"
                        + name
                        + "' is not one of "
                        + String.join(", ", Measure.labels())
                        + meant(name, Measure.labels())));
  }

  private static void requireClass(Measure measure, String name, List<String> classes) {
    if (!measure.ofClass) {
      throw new InputException(
          measure.label() + " is of all classes together: leave 'of " + name + "' out");
    }
    if (!classes.contains(name)) {
      throw new InputException(
          "'" + name + "' is not one of the classes " + classes + meant(name, classes));
    }
  }

  private static void requireBound(
      Measure measure, double number, boolean percent, String written) {
    if (measure.share && number > 1) {
      throw new InputException(
          measure.label() + " lies in 0..1, got " + written + ": write ." + written + " or a %");
    }
    if (percent && !measure.share) {
      throw new InputException(measure.label() + " is no share: leave the % out");
    }
  }

  private static String meant(String name, List<String> known) {
    return NearestName.of(name, known).map(n -> "; did you mean '" + n + "'?").orElse("");
  }

  private static String unquoted(String name) {
    return name.matches("(['\"]).*\\1") ? name.substring(1, name.length() - 1) : name;
  }

  boolean holds(double value) {
    return comparison.holds(value, bound);
  }

  /** Its figure, in words. */
  String figure() {
    return measure.label() + ofClass.map(c -> " of " + c).orElse("");
  }

  /** As it would be written. */
  @Override
  public String toString() {
    boolean whole = bound == Math.rint(bound);
    return figure() + " " + comparison.sign + " " + (whole ? (long) bound + "" : bound + "");
  }
}
