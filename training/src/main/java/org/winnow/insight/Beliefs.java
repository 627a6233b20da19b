package org.winnow.insight;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is believed of each example before its own label counts: the network's view of it, that of
 * its neighbours, and the neighbours' labels, in the proportion 2 : 2 : 1.
 *
 * <p>The labels of neighbours help most where training was short and the network still unsure, and
 * are trusted half as much because they hold the mistakes that are looked for.
 */
final class Beliefs {
  /** Neighbours asked; 5 to 40 rank alike, 10 best where two classes are confused. */
  static final int NEIGHBOURS = 10;

  private static final float VOTE = .5f;

  private Beliefs() {}

  /** {@code [n][classes]}, rows summing to 1; the network's own where there are no neighbours. */
  static float[][] of(float[][] network, Optional<Neighbours> neighbours, int[] labels) {
    if (neighbours.isEmpty() || neighbours.get().perExample() == 0) {
      return network;
    }
    float[][] beliefs = new float[network.length][];
    Arrays.setAll(beliefs, i -> mixed(network, neighbours.get(), labels, i));
    return beliefs;
  }

  private static float[] mixed(float[][] network, Neighbours near, int[] labels, int i) {
    float[] around = near.meanOf(network, i);
    float[] votes = near.votesFor(i, labels, around.length);
    float[] mixed = new float[around.length];
    for (int c = 0; c < mixed.length; c++) {
      mixed[c] = (network[i][c] + around[c] + VOTE * votes[c]) / (2 + VOTE);
    }
    return mixed;
  }
}
