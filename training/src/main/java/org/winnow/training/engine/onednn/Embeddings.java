package org.winnow.training.engine.onednn;

import java.util.HashMap;
import java.util.Map;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.Parameter;

/** Embeddings: plain Java over native memory, one channel of the table after the other. */
final class Embeddings {
  private final Site site;
  private final Map<Embedding, int[]> kept = new HashMap<>();

  Embeddings(Site site) {
    this.site = site;
  }

  void forward(Embedding op) {
    Tensor given = site.values().raw(op.input());
    Tensor tokens = site.tape().as(given, Layout.plain(given.layout().dims()));
    Tensor table = table(site.vectors().weights(), op.table());
    Tensor y = site.tape().fresh(op.output().name(), Layout.plain(site.shape(op.output())));
    int[] rows = new int[Math.multiplyExact(site.batch(), op.output().dims().places())];
    site.tape().host(() -> new EmbeddingStep(op, rows, tokens, new Ends(table, y)), tokens, y);
    site.values().put(op.output(), y);
    kept.put(op, rows);
  }

  /**
   * Where rows come from and go to.
   *
   * @param values {@code [n, channels, steps, 1]}, row by row
   */
  record Ends(Tensor table, Tensor values) {}

  void backward(org.winnow.training.plan.Gradient gradient, Embedding op) {
    Layout plain = Layout.plain(site.shape(op.output()));
    Tensor dy = site.tape().as(site.values().get(gradient.outputGradient()), plain);
    Tensor table = table(site.vectors().gradients(), op.table());
    site.tape()
        .host(() -> new EmbeddingGradientStep(op, kept.get(op), new Ends(table, dy)), table, dy);
  }

  /** The whole table: a channel's values for all tokens lie together. */
  private static Tensor table(Block vector, Parameter table) {
    if (table.strides().get(0) != 1 || !table.strides().get(1).equals(table.shape().get(0))) {
      throw new Unsupported(table.name(), "a table whose channels do not lie together");
    }
    return Vectors.stretch(vector, table.offset(), table.size());
  }
}
