package org.winnow.datasets.repository;

import java.util.Optional;
import org.winnow.datasets.Attribution;

/**
 * Where one judgement of an example came from.
 *
 * @param id the example's full id
 * @param said the label given, {@code ?} for none, {@code dropped}, or {@code flagged} with a note
 * @param by who judged, and the model whose suggestion that was, if any
 * @param stands whether this is what holds now
 * @param commit the commit that brought it
 * @param before id of the commit before that one; empty for the import
 */
public record BlameLine(
    String id,
    String said,
    Attribution by,
    boolean stands,
    Commit commit,
    Optional<String> before) {}
