package org.winnow.datasets.repository;

import java.util.List;

/**
 * What came of an exchange with a remote.
 *
 * @param remote which one
 * @param moves branches that are elsewhere than before
 * @param packs packs of example bytes that were copied
 * @param bytes their size
 */
public record Transfer(Remote remote, List<RefMove> moves, int packs, long bytes) {
  public Transfer {
    moves = List.copyOf(moves);
  }
}
