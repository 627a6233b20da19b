package org.winnow.datasets.repository;

import java.util.Optional;
import org.winnow.datasets.SourceNote;

/**
 * Where one example came from.
 *
 * @param id its full id
 * @param imported the commit that brought it in; empty while it is pending
 */
public record ExampleSource(String id, SourceNote note, Optional<Commit> imported) {}
