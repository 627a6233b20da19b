package org.winnow.training.engine.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Curve;
import org.winnow.training.plan.Cut;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Value;

/**
 * Filters along the words of a text whose largest values alone are wanted: an embedding, a
 * convolution, perhaps a curve that never falls, a global maximum; of padded texts with the cuts
 * between them. Only at the places of the maxima do gradients come back, and a filter's share of a
 * word is the same wherever the word stands.
 *
 * @param all the operations from the embedding to the pool
 */
record WordChain(
    Embedding words,
    Convolution filters,
    Optional<Activate> curve,
    GlobalPool pool,
    List<Forward> all) {

  /**
   * The chains of a plan; embeddings that anything else reads are in none.
   *
   * @param asked a value that must come out as it is
   */
  static List<WordChain> of(Plan plan, Value asked) {
    Map<Value, Forward> writers = new HashMap<>();
    Map<Value, Integer> readers = new HashMap<>();
    List<WordChain> found = new ArrayList<>();
    readers.put(asked, 1);
    for (Forward op : plan.forward()) {
      writers.put(op.output(), op);
      op.inputs().forEach(in -> readers.merge(in, 1, Integer::sum));
      if (op instanceof GlobalPool pool && pool.max()) {
        backFrom(pool, writers).ifPresent(found::add);
      }
    }
    List<WordChain> closed = found.stream().filter(chain -> chain.isClosed(readers)).toList();
    return closed.stream().filter(chain -> chain.isOnlyReader(closed, readers)).toList();
  }

  private static Optional<WordChain> backFrom(GlobalPool pool, Map<Value, Forward> writers) {
    List<Forward> all = new ArrayList<>(List.of(pool));
    Forward at = before(pool, writers, all);
    Optional<Activate> curve = Optional.empty();
    if (at instanceof Activate activate && neverFalls(activate.curve())) {
      curve = Optional.of(activate);
      all.add(0, activate);
      at = before(activate, writers, all);
    }
    if (!(at instanceof Convolution filters && slidesByOne(filters))) {
      return Optional.empty();
    }
    all.add(0, filters);
    if (!(before(filters, writers, all) instanceof Embedding words)) {
      return Optional.empty();
    }
    all.add(0, words);
    return Optional.of(new WordChain(words, filters, curve, pool, List.copyOf(all)));
  }

  /** What wrote an operation's first input; a cut between them joins the chain. */
  private static Forward before(Forward op, Map<Value, Forward> writers, List<Forward> all) {
    Forward writer = writers.get(op.inputs().get(0));
    if (writer instanceof Cut cut) {
      all.add(0, cut);
      return writers.get(cut.input());
    }
    return writer;
  }

  private static boolean neverFalls(Curve curve) {
    return switch (curve) {
      case RELU, LEAKY_RELU, ELU, TANH, SIGMOID -> true;
      case GELU, SILU -> false;
    };
  }

  private static boolean slidesByOne(Convolution op) {
    return !op.depthwise()
        && op.input().dims().width() == 1
        && op.window().width() == 1
        && op.window().strideDown() == 1
        && op.window().dilationDown() == 1
        && op.window().left() == 0;
  }

  /** Whether nothing but the chain reads what its filters give. */
  private boolean isClosed(Map<Value, Integer> readers) {
    return all.subList(all.indexOf(filters), all.size() - 1).stream()
        .allMatch(op -> readers.get(op.output()) == 1);
  }

  /** Whether chains alone read the words. */
  private boolean isOnlyReader(List<WordChain> chains, Map<Value, Integer> readers) {
    List<WordChain> sharing = chains.stream().filter(c -> c.words.equals(words)).toList();
    Value read = filters.input();
    boolean direct = read.equals(words.output());
    return readers.get(read) == sharing.stream().filter(c -> c.filters.input().equals(read)).count()
        && (direct || readers.get(words.output()) == 1);
  }
}
