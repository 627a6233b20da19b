package org.winnow.training.engine.dl4j;

import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Frees what a graph holds outside of the heap, as its own {@code close} does, but without the
 * three full collections of the heap that ND4J asks for on the way: each stops a notebook for 0.1 s
 * or more, at the end of every training and of every prediction.
 */
final class GraphMemory {
  private GraphMemory() {}

  /** Frees the graph's arrays and the calling thread's workspaces. */
  static void free(ComputationGraph graph) {
    close(graph.params());
    close(graph.getFlattenedGradients());
    Updater updater = graph.getUpdater(false);
    close(updater == null ? null : updater.getStateViewArray());
    MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
    for (MemoryWorkspace workspace : manager.getAllWorkspacesForCurrentThread()) {
      manager.destroyWorkspace(workspace);
    }
  }

  private static void close(INDArray array) {
    if (array != null && array.closeable()) {
      array.close();
    }
  }
}
