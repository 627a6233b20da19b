package org.winnow.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.winnow.datasets.InputException;

/** A skeleton's first line {@code use PACKAGE [to LAYER] [frozen]}. */
record UseLine(String reference, Optional<String> to, boolean frozen) {
  private static final String FORM = "; write it as: use org.acme:digits@1.2.0 to dense1 frozen";

  /** Layers as they are written, with what comes with them. */
  record Expanded(List<Statement> statements, Inherited inherited) {}

  /** Whether a line, without its comment, is one. */
  static boolean isOne(String line) {
    return line.toLowerCase(Locale.ROOT).matches("use(\\s.*)?");
  }

  /**
   * Reads a line.
   *
   * @throws InputException where it has another form
   */
  static UseLine parse(String line) {
    List<String> words = Arrays.asList(line.split("\\s+"));
    if (words.size() < 2) {
      throw new InputException("use needs a package" + FORM);
    }
    int at = 2;
    Optional<String> to = Optional.empty();
    if (at < words.size() && words.get(at).equals("to")) {
      if (at + 1 == words.size()) {
        throw new InputException("after 'to' comes the last layer to take over" + FORM);
      }
      to = Optional.of(words.get(at + 1));
      at += 2;
    }
    boolean frozen = at < words.size() && words.get(at).equals("frozen");
    at += frozen ? 1 : 0;
    if (at < words.size()) {
      throw new InputException("use does not know '" + words.get(at) + "'" + FORM);
    }
    return new UseLine(words.get(1), to, frozen);
  }

  /**
   * The layers of a published network up to the one named, or to the one that its output reads.
   *
   * @param where skeleton, line and text, for messages
   */
  Expanded expand(Published.Found found, String where) {
    Skeleton theirs = found.model().skeleton();
    Layer last = theirs.requireLayer(to.orElse(theirs.embeddingLayer()));
    if (last.spec() instanceof LayerSpec.Output) {
      throw new InputException(
          "the output of a network cannot be built upon; the layer before it is '"
              + theirs.embeddingLayer()
              + "'");
    }
    Set<String> needed = neededFor(last, theirs);
    List<Layer> taken = theirs.layers().stream().filter(l -> needed.contains(l.name())).toList();
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (ParameterSpec p : theirs.parameters()) {
      if (needed.contains(p.layer())) {
        arrays.put(p.name(), found.model().weights().values(p.name()));
      }
    }
    if (arrays.isEmpty()) {
      throw new InputException("up to '" + last.name() + "' " + reference + " has no weights");
    }
    List<String> names = taken.stream().map(Layer::name).toList();
    Base base = new Base(found.source(), found.sha256(), last.name(), frozen, names);
    return new Expanded(
        taken.stream().map(layer -> statement(layer, where)).toList(),
        new Inherited(base, found.model().preparation(), Optional.of(new Weights(arrays))));
  }

  private static Statement statement(Layer layer, String where) {
    return new Statement(Optional.of(layer.name()), layer.spec(), layer.inputs(), where);
  }

  private static Set<String> neededFor(Layer last, Skeleton skeleton) {
    Set<String> needed = new LinkedHashSet<>(Set.of(last.name()));
    for (int i = skeleton.layers().size() - 1; i >= 0; i--) {
      Layer layer = skeleton.layers().get(i);
      if (needed.contains(layer.name())) {
        needed.addAll(layer.inputs());
      }
    }
    return needed;
  }
}
