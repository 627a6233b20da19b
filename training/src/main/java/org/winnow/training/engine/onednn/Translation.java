package org.winnow.training.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Add;
import org.winnow.training.plan.Backward;
import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Concat;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Cut;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Dropout;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.GradientSum;
import org.winnow.training.plan.LayerNorm;
import org.winnow.training.plan.Lengths;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Reshape;
import org.winnow.training.plan.Softmax;
import org.winnow.training.plan.Value;

/** Writes a plan's operations down as the library's. */
final class Translation {
  private final Plan plan;
  private final Site site;
  private final Products products;
  private final Pools pools;
  private final Curves curves;
  private final Norms norms;
  private final LayerNorms layerNorms;
  private final Softmaxes softmaxes;
  private final Embeddings embeddings;
  private final Sequences sequences;
  private final Joins joins;
  private final Masks masks;
  private final Recurrent recurrent;
  private final WordFilters words;
  private final Map<Value, Forward> writers = new HashMap<>();
  private final Map<Forward, Products.Case> cases = new HashMap<>();

  /**
   * @param asked the value that must come out as it is
   */
  Translation(Plan plan, Site site, Value asked) {
    this.plan = plan;
    this.site = site;
    products = new Products(site);
    sequences = new Sequences(site);
    pools = new Pools(site, sequences);
    curves = new Curves(site);
    norms = new Norms(site);
    layerNorms = new LayerNorms(site);
    softmaxes = new Softmaxes(site);
    embeddings = new Embeddings(site);
    joins = new Joins(site);
    masks = new Masks(site);
    recurrent = new Recurrent(site, sequences);
    words = new WordFilters(site, sequences, curves, WordChain.of(plan, asked));
  }

  /** All operations up to the one that writes a value; all of them for a training. */
  void forward(Value upTo) {
    for (Forward op : plan.forward()) {
      if (!site.mode().keeps() && site.values().has(upTo)) {
        return;
      }
      if (words.has(op)) {
        words.forward(op);
      } else {
        forward(op);
      }
      writers.put(op.output(), op);
    }
  }

  private void forward(Forward op) {
    if (op instanceof Dense dense) {
      product(InnerProducts.of(site, dense));
    } else if (op instanceof Convolution convolution) {
      product(Convolutions.of(site, convolution));
    } else if (op instanceof Pool pool) {
      pools.forward(pool);
    } else if (op instanceof GlobalPool pool) {
      pools.forward(pool);
    } else if (op instanceof Activate activate) {
      curves.forward(activate);
    } else if (op instanceof BatchNorm norm) {
      norms.forward(norm);
    } else if (op instanceof Dropout dropout) {
      masks.forward(dropout);
    } else if (op instanceof Add add) {
      joins.forward(add);
    } else if (op instanceof Concat concat) {
      joins.forward(concat);
    } else if (op instanceof Lstm lstm) {
      recurrent.forward(lstm);
    } else if (op instanceof LayerNorm norm) {
      layerNorms.forward(norm);
    } else if (op instanceof Softmax softmax) {
      softmaxes.forward(softmax);
    } else if (op instanceof Embedding embedding) {
      embeddings.forward(embedding);
    } else if (op instanceof Lengths lengths) {
      sequences.forward(lengths);
    } else if (op instanceof Cut cut) {
      sequences.forward(cut);
    } else if (op instanceof Reshape reshape) {
      site.values().put(reshape.output(), site.values().raw(reshape.input()));
    }
  }

  private void product(Products.Case c) {
    cases.put(c.op(), c);
    products.forward(c);
  }

  void backward() {
    for (Backward op : plan.training().orElseThrow().backward()) {
      if (words.has(op)) {
        words.backward(op);
      } else if (op instanceof Gradient gradient) {
        backward(gradient);
      } else if (op instanceof GradientSum sum) {
        joins.backward(sum);
      }
    }
  }

  private void backward(Gradient gradient) {
    Forward op = gradient.of();
    if (op instanceof Dense || op instanceof Convolution) {
      products.backward(gradient, cases.get(op));
    } else if (op instanceof Pool || op instanceof GlobalPool) {
      pool(gradient, op);
    } else if (op instanceof Activate activate) {
      curves.backward(gradient, activate);
    } else if (op instanceof BatchNorm norm) {
      norms.backward(gradient, norm);
    } else if (op instanceof Dropout dropout) {
      masks.backward(gradient, dropout);
    } else if (op instanceof Concat concat) {
      joins.backward(gradient, concat);
    } else if (op instanceof Lstm lstm) {
      recurrent.backward(gradient, lstm);
    } else if (op instanceof LayerNorm norm) {
      layerNorms.backward(gradient, norm);
    } else if (op instanceof Softmax softmax) {
      softmaxes.backward(gradient, softmax);
    } else if (op instanceof Embedding embedding) {
      embeddings.backward(gradient, embedding);
    } else if (op instanceof Cut cut) {
      sequences.backward(gradient, cut);
    } else if (op instanceof Reshape) {
      gradient
          .inputGradient()
          .ifPresent(dx -> site.values().put(dx, site.values().raw(gradient.outputGradient())));
    }
  }

  private void pool(Gradient gradient, Forward op) {
    Tensor y = pools.output(op);
    Tensor dy = site.values().shaped(gradient.outputGradient(), y.layout().dims());
    Optional<Forward> before = Optional.ofNullable(writers.get(op.inputs().get(0)));
    if (before.filter(site.fusion()::behindPool).isPresent()) {
      boolean over = site.fusion().readOnce(gradient.outputGradient());
      dy = curves.derive((Activate) before.get(), dy, y, over);
    }
    pools.backward(gradient, dy);
  }
}
