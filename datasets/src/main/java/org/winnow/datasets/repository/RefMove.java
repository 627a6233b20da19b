package org.winnow.datasets.repository;

/**
 * A branch of a remote that is elsewhere than it was.
 *
 * @param branch its name at the remote
 * @param before id of the commit it was at; empty: it is new here
 * @param after id of the commit it is at
 * @param rewritten whether commits that it had are no longer in its history
 */
public record RefMove(String branch, String before, String after, boolean rewritten) {}
