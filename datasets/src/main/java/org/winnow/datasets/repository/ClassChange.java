package org.winnow.datasets.repository;

import java.util.Optional;

/**
 * A class that was renamed, added or taken away.
 *
 * @param before its name before, empty for a new class
 * @param after its name after, empty for a class that is gone
 */
public record ClassChange(Optional<String> before, Optional<String> after) {}
