package org.winnow.training.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.BooleanIndexing;
import org.nd4j.linalg.indexing.conditions.Conditions;
import org.winnow.training.GradientLimit;
import org.winnow.training.ParameterSpec;
import org.winnow.training.Skeleton;

/**
 * Limits the gradients between DL4J's backward pass and its update: by itself it knows no norm over
 * all layers. What it has there is not yet divided by the batch.
 */
final class GradientClip extends BaseTrainingListener {
  private final GradientLimit limit;
  private final List<String> keys = new ArrayList<>();
  private int batch = 1;

  GradientClip(GradientLimit limit, Skeleton skeleton, List<String> frozen) {
    this.limit = limit;
    for (ParameterSpec p : skeleton.parameters()) {
      String layer = p.name().substring(0, p.name().indexOf('/'));
      if (p.trained() && !frozen.contains(layer)) {
        keys.add(Parameters.key(p));
      }
    }
  }

  /** The number of examples in the batch that comes next. */
  void expect(int n) {
    batch = n;
  }

  @Override
  public void onBackwardPass(Model model) {
    List<INDArray> gradients = new ArrayList<>();
    for (String key : keys) {
      gradients.add(((ComputationGraph) model).gradient().gradientForVariable().get(key));
    }
    if (limit.value() > 0) {
      double largest = limit.value() * batch;
      for (INDArray g : gradients) {
        BooleanIndexing.replaceWhere(g, largest, Conditions.greaterThan(largest));
        BooleanIndexing.replaceWhere(g, -largest, Conditions.lessThan(-largest));
      }
    } else {
      scale(gradients);
    }
  }

  private void scale(List<INDArray> gradients) {
    double squares = 0;
    for (INDArray g : gradients) {
      double norm = g.norm2Number().doubleValue();
      squares += norm * norm;
    }
    double norm = Math.sqrt(squares) / batch;
    if (norm > limit.norm()) {
      gradients.forEach(g -> g.muli(limit.norm() / norm));
    }
  }
}
