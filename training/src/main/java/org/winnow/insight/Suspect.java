package org.winnow.insight;

/**
 * A label that is probably wrong.
 *
 * @param id full example id
 * @param given class index of the label it has
 * @param suggested class index of the most probable other label
 * @param score what it is ranked by, low is suspicious: log-odds (nats) that the given label is
 *     right, or a {@link TraceScore}
 * @param probability probability, 0 to 1, that the suggested label is right
 * @param reason why it is listed, a sentence
 */
public record Suspect(
    String id, int given, int suggested, double score, double probability, String reason) {}
