package org.winnow.datasets.repository;

import java.util.Optional;

/**
 * A name that stays with one commit.
 *
 * @param message what was said when it was given, empty for a plain tag
 */
public record Tag(String name, Commit commit, Optional<String> message) {}
