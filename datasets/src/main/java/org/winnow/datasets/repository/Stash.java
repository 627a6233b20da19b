package org.winnow.datasets.repository;

import java.util.Optional;

/**
 * Edits that were put aside.
 *
 * @param branch the branch they were pending on, empty for none
 * @param commit id of the commit they were made on
 * @param edits how many
 */
public record Stash(Optional<String> branch, String commit, int edits) {}
