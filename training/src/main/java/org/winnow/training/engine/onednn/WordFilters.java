package org.winnow.training.engine.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.winnow.training.plan.Backward;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.Gradient;
import org.winnow.training.plan.GradientSum;

/** Chains from words to the largest values of filters along them, each done as one. */
final class WordFilters {
  private final Site site;
  private final Sequences sequences;
  private final Curves curves;
  private final Map<Forward, WordChain> chains = new HashMap<>();
  private final Map<Embedding, WordTable> tables = new HashMap<>();
  private final Map<Convolution, Kept> kept = new HashMap<>();
  private final Map<Convolution, Tensor> slopes = new HashMap<>();

  /**
   * What the way back needs.
   *
   * @param output the largest values, behind the curve
   */
  private record Kept(WordFilterShape shape, Tensor output, WordFilterStep.Texts texts) {}

  WordFilters(Site site, Sequences sequences, Curves curves, List<WordChain> found) {
    this.site = site;
    this.sequences = sequences;
    this.curves = curves;
    found.forEach(chain -> chain.all().forEach(op -> chains.put(op, chain)));
  }

  /** Whether an operation is part of a chain. */
  boolean has(Forward op) {
    return chains.containsKey(op);
  }

  /** Whether a backward operation belongs to a chain: shares of words are added up at once. */
  boolean has(Backward op) {
    if (op instanceof GradientSum sum) {
      return chains.keySet().stream()
          .filter(own -> !(own instanceof GlobalPool))
          .anyMatch(own -> own.output().gradient().equals(sum.total()));
    }
    return op instanceof Gradient gradient && has(gradient.of());
  }

  void forward(Forward op) {
    if (op instanceof Embedding words) {
      forward(words);
    } else if (op instanceof GlobalPool) {
      forward(chains.get(op));
    }
  }

  private void forward(Embedding op) {
    boolean learns = site.mode() == Mode.TRAINING && op.table().trained();
    WordTable words = new WordTable(op, site.batch(), learns);
    Tensor given = site.values().raw(op.input());
    Tensor tokens = site.tape().as(given, Layout.plain(given.layout().dims()));
    Tensor own = WeightView.matrix(op.table()).in(site.vectors().weights());
    Tensor table = site.tape().as(own, Layout.plain(own.layout().dims()));
    site.tape().host(() -> new WordTableStep(op, words, tokens, table), tokens, table);
    tables.put(op, words);
  }

  private void forward(WordChain chain) {
    WordFilterShape shape = WordFilterShape.of(chain.filters(), site.batch());
    Tape tape = site.tape();
    String layer = chain.filters().layer();
    WordTable words = tables.get(chain.words());
    int capacity = shape.capacity(words.rows.length);
    WordFilterStep.Ends at =
        new WordFilterStep.Ends(
            tape.fresh(layer + " words", Layout.plain(capacity, shape.channels())),
            weights(chain.filters(), shape.byChannel()),
            tape.fresh(layer + " shares", Layout.plain(capacity, shape.width())),
            chain.filters().bias().map(site::weights),
            tape.fresh(layer + " largest", Layout.plain(shape.batch(), shape.filters())));
    int[] places = new int[site.mode().keeps() ? shape.batch() * shape.filters() : 0];
    int[] ends = chain.pool().lengths().map(sequences::lengths).orElse(null);
    WordFilterStep.Texts texts = new WordFilterStep.Texts(words, ends, places);
    tape.host(
        () -> new WordFilterStep(layer, shape, texts, at),
        at.words(),
        at.weights(),
        at.shares(),
        at.largest());
    Tensor output =
        chain.curve().map(curve -> curves.applied(curve, at.largest())).orElse(at.largest());
    site.values().put(chain.pool().output(), output);
    kept.put(chain.filters(), new Kept(shape, output, texts));
  }

  /** The filters' weights in an order of their own, row by row. */
  private Tensor weights(Convolution op, long[] strides) {
    Tensor own = WeightView.convolution(op.weights()).in(site.vectors().weights());
    return site.tape().as(own, Layout.strided(own.layout().dims(), strides));
  }

  void backward(Backward op) {
    if (!(op instanceof Gradient gradient)) {
      return;
    }
    if (gradient.of() instanceof GlobalPool) {
      slopes(gradient, chains.get(gradient.of()));
    } else if (gradient.of() instanceof Convolution filters) {
      filters(gradient, filters);
    } else if (gradient.of() instanceof Embedding words) {
      words(words);
    }
  }

  private void slopes(Gradient gradient, WordChain chain) {
    Tensor output = kept.get(chain.filters()).output;
    Tensor dy = site.tape().as(site.values().get(gradient.outputGradient()), output.layout());
    // Curves that never fall are derived from what they give.
    slopes.put(
        chain.filters(),
        chain.curve().map(curve -> curves.derive(curve, dy, output, false)).orElse(dy));
  }

  private void filters(Gradient gradient, Convolution op) {
    Kept before = kept.get(op);
    Tape tape = site.tape();
    Tensor weights = weights(op, before.shape.byFilter());
    WordFilterGradientStep.Ends ends =
        new WordFilterGradientStep.Ends(
            slopes.get(op),
            weights,
            tape.fresh(op.weights().name() + "'", weights.layout()),
            op.bias().map(site::gradients));
    List<Tensor> used = new ArrayList<>(List.of(ends.slopes(), weights, ends.weightSlopes()));
    ends.biasSlopes().ifPresent(used::add);
    tape.host(
        () -> new WordFilterGradientStep(op.layer(), before.shape, before.texts, ends),
        used.toArray(Tensor[]::new));
    if (gradient.weights()) {
      tape.reorder(
          ends.weightSlopes(), WeightView.convolution(op.weights()).in(site.vectors().gradients()));
    }
  }

  private void words(Embedding op) {
    Tensor own = WeightView.matrix(op.table()).in(site.vectors().gradients());
    Tensor plain = site.tape().fresh(op.table().name() + "'", Layout.plain(own.layout().dims()));
    site.tape().host(() -> new WordTableGradientStep(op.layer(), tables.get(op), plain), plain);
    site.tape().reorder(plain, own);
  }
}
