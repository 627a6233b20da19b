package org.winnow.training.engine.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.winnow.training.plan.Clipping;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Update;
import org.winnow.training.plan.Updater;

/** How a DL4J graph changes its weights, as data. */
final class PlanUpdates {
  private PlanUpdates() {}

  /**
   * @throws Unplanned where layers have different updaters, or one that a plan does not know
   */
  static Update of(
      ComputationGraphConfiguration graph, List<Parameter> parameters, Clipping clipping) {
    Map<String, Layer> layers = new HashMap<>();
    graph
        .getVertices()
        .forEach(
            (name, vertex) -> {
              if (vertex instanceof LayerVertex layer) {
                layers.put(name, inner(layer.getLayerConf().getLayer()));
              }
            });
    Updater shared = new Updater.Sgd();
    boolean first = true;
    for (Parameter p : parameters) {
      if (p.trained()) {
        Updater own = updater(p, layers);
        if (!first && !own.equals(shared)) {
          throw new Unplanned(p.name(), "an updater of its own");
        }
        shared = own;
        first = false;
      }
    }
    return new Update(shared, clipping, blocks(parameters, shared));
  }

  /** A layer around another leaves updaters to that one. */
  private static Layer inner(Layer layer) {
    return layer instanceof BaseWrapperLayer around ? inner(around.getUnderlying()) : layer;
  }

  private static Updater updater(Parameter p, Map<String, Layer> layers) {
    int slash = p.name().indexOf('/');
    Layer layer = layers.get(p.name().substring(0, slash));
    if (layer instanceof BaseLayer base
        && base.getGradientNormalization() != null
        && base.getGradientNormalization() != GradientNormalization.None) {
      throw new Unplanned(p.name(), "a limit on the gradients of one layer");
    }
    IUpdater updater = layer.getUpdaterByParam(p.name().substring(slash + 1));
    if (updater instanceof Sgd) {
      return new Updater.Sgd();
    }
    if (updater instanceof Nesterovs n && n.getMomentumISchedule() == null) {
      return new Updater.Nesterovs(n.getMomentum());
    }
    if (updater instanceof Adam a) {
      return new Updater.Adam(a.getBeta1(), a.getBeta2(), a.getEpsilon());
    }
    if (updater instanceof RmsProp r) {
      return new Updater.RmsProp(r.getRmsDecay(), r.getEpsilon());
    }
    throw new Unplanned(p.name(), "a plan has no updater " + updater.getClass().getSimpleName());
  }

  /** DL4J joins neighbours that have equal updaters; tracked and frozen arrays have none. */
  private static List<Update.Block> blocks(List<Parameter> parameters, Updater updater) {
    List<Update.Block> blocks = new ArrayList<>();
    long state = 0;
    long from = 0;
    long length = 0;
    for (Parameter p : parameters) {
      if (p.trained()) {
        from = length == 0 ? p.offset() : from;
        length += p.size();
      } else if (length > 0) {
        blocks.add(new Update.Block(from, length, state));
        state += length * updater.stateArrays();
        length = 0;
      }
    }
    if (length > 0) {
      blocks.add(new Update.Block(from, length, state));
    }
    return blocks;
  }
}
