package org.winnow.viz;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;

/**
 * Which examples of a label grid are wanted, and in which order.
 *
 * @param label only those with this label now; {@code ?} for none
 * @param suggested only those with this suggestion
 */
public record LabelQuery(
    Shown shown, Optional<String> label, Optional<String> suggested, Sort sort) {
  /** What must have happened to an example. */
  public enum Shown {
    ALL,
    /** Neither judged by a person nor skipped. */
    OPEN,
    /** With a pending edit of its label. */
    EDITED,
    /** Wanting a second look. */
    FLAGGED,
    /** With a suggestion that is not its label. */
    DISPUTED
  }

  /** What comes first. */
  public enum Sort {
    /** The order of the list, as that of the suspects. */
    LISTED,
    /** The most probable suggestion. */
    SUREST,
    /** The least probable suggestion. */
    UNSUREST,
    /** By class of the present label. */
    LABEL,
    /** By class of the suggestion. */
    SUGGESTED
  }

  /** All examples in the order of the list. */
  public static LabelQuery all() {
    return new LabelQuery(Shown.ALL, Optional.empty(), Optional.empty(), Sort.LISTED);
  }

  /**
   * The query of a view's message {@code {shown, label, suggested, sort}}; what is missing or empty
   * restricts nothing.
   *
   * @throws InputException where a word is not known
   */
  public static LabelQuery of(Map<String, Object> message) {
    return new LabelQuery(
        constant(Shown.class, message.get("shown")),
        text(message.get("label")),
        text(message.get("suggested")),
        constant(Sort.class, message.get("sort")));
  }

  /** Whether it asks for what was suggested, or how surely. */
  public boolean needsSuggestions() {
    return suggested.isPresent()
        || shown == Shown.DISPUTED
        || (sort != Sort.LISTED && sort != Sort.LABEL);
  }

  /** As the view reads it. */
  Map<String, Object> state() {
    return Map.of(
        "shown", word(shown),
        "label", label.orElse(""),
        "suggested", suggested.orElse(""),
        "sort", word(sort));
  }

  private static Optional<String> text(Object value) {
    return Optional.ofNullable(value).map(String::valueOf).filter(text -> !text.isEmpty());
  }

  private static <E extends Enum<E>> E constant(Class<E> type, Object value) {
    E[] all = type.getEnumConstants();
    return text(value)
        .map(
            word ->
                Arrays.stream(all)
                    .filter(constant -> word(constant).equals(word))
                    .findFirst()
                    .orElseThrow(() -> unknown(word, all)))
        .orElse(all[0]);
  }

  private static InputException unknown(String word, Enum<?>[] all) {
    String words = Arrays.stream(all).map(LabelQuery::word).collect(Collectors.joining(", "));
    return new InputException("a label grid knows " + words + ", not '" + word + "'");
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
