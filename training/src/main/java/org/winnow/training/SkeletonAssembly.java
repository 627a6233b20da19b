package org.winnow.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;
import org.winnow.datasets.Shape;

/** Settles names, inputs and shapes of a list of statements, or says which line is wrong. */
final class SkeletonAssembly {
  /** Words that name no layer. */
  static final Set<String> RESERVED = Set.of("use", "width");

  private static final long MOST_WEIGHTS = 250_000_000;
  private static final int MOST_LAYERS = 1_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private final String skeleton;
  private final List<Statement> statements;
  private final List<String> names;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();
  private final SequenceRules sequences;
  private long weights;

  private SkeletonAssembly(String skeleton, List<Statement> statements) {
    this.skeleton = skeleton;
    this.statements = statements;
    this.names = settleNames();
    this.sequences = new SequenceRules((Input) statements.get(0).spec());
  }

  static Skeleton of(String name, SkeletonParser.Read read) {
    List<Statement> statements = read.statements();
    if (name.isBlank() || name.length() > 200) {
      throw new InputException("a skeleton needs a name of 1 to 200 characters");
    }
    if (statements.isEmpty() || !(statements.get(0).spec() instanceof Input)) {
      String where =
          statements.isEmpty() ? "skeleton " + name + " is empty" : statements.get(0).where();
      throw new InputException(
          where + "\na skeleton begins with the shape of its data, as: input 8x8x1");
    }
    if (statements.size() > MOST_LAYERS) {
      throw new InputException(
          "skeleton " + name + " has " + statements.size() + " layers, at most " + MOST_LAYERS);
    }
    return new SkeletonAssembly(name, statements).assemble(read.inherited());
  }

  /** The name a layer gets where none is given: its operation and how many came before. */
  static String usualName(LayerSpec spec, Map<String, Integer> counts) {
    String operation = spec.operation();
    int count = counts.merge(operation, 1, Integer::sum);
    boolean single = spec instanceof Input || spec instanceof LayerSpec.Output;
    return single && count == 1 ? operation : operation + count;
  }

  private List<String> settleNames() {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Statement> taken = new HashMap<>();
    List<String> settled = new ArrayList<>();
    for (Statement s : statements) {
      String usual = usualName(s.spec(), counts);
      s.name().ifPresent(given -> checkName(given, usual, s));
      String name = s.name().orElse(usual);
      Statement earlier = taken.putIfAbsent(name, s);
      if (earlier != null) {
        throw s.wrong(
            "the name '" + name + "' is taken by \"" + earlier.where() + "\"; choose another");
      }
      settled.add(name);
    }
    return settled;
  }

  private static void checkName(String given, String usual, Statement s) {
    if (RESERVED.contains(given)) {
      throw s.wrong("'" + given + "' is a word of the language's own; choose another name");
    }
    if (!given.equals(usual) && LayerReader.OPERATIONS.contains(given)) {
      throw s.wrong("'" + given + "' is an operation; choose another name");
    }
    if (!NAME.matcher(given).matches()) {
      throw s.wrong(
          "'" + given + "' is not a name; use letters, digits, '_' and '-', a letter first");
    }
  }

  private Skeleton assemble(Optional<Inherited> inherited) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement s = statements.get(i);
      List<String> inputs = inputs(i);
      List<Shape> given = inputs.stream().map(shapes::get).toList();
      LayerSpec spec;
      try {
        spec = sequences.check(names.get(i), s.spec(), inputs);
        Shape out = spec.output(given);
        shapes.put(names.get(i), out);
        countWeights(spec.parameters(given.isEmpty() ? out : given.get(0)));
      } catch (InputException e) {
        throw s.wrong(e.getMessage());
      }
      read.addAll(inputs);
      layers.add(new Layer(names.get(i), spec, inputs));
    }
    checkEnds();
    return new Skeleton(skeleton, layers, shapes, inherited);
  }

  private void countWeights(List<ParameterSpec> parameters) {
    for (ParameterSpec p : parameters) {
      weights += p.size();
      if (weights > MOST_WEIGHTS) {
        throw new InputException(
            "with this layer the network has "
                + weights
                + " weights, at most "
                + MOST_WEIGHTS
                + " are allowed");
      }
    }
  }

  private List<String> inputs(int index) {
    Statement s = statements.get(index);
    if (s.spec() instanceof Input) {
      if (index > 0) {
        throw s.wrong("a skeleton has one input; the first line is it");
      }
      if (!s.inputs().isEmpty()) {
        throw s.wrong("the input reads no other layer");
      }
      return List.of();
    }
    List<String> inputs = s.inputs().isEmpty() ? List.of(names.get(index - 1)) : s.inputs();
    for (String input : inputs) {
      checkInput(index, input);
    }
    if (new HashSet<>(inputs).size() < inputs.size()) {
      throw s.wrong("each input may be named once, got " + String.join(", ", inputs));
    }
    String operation = s.spec().operation();
    if (s.spec().joins() && inputs.size() < 2) {
      throw s.wrong(operation + " needs two or more inputs, as: " + operation + " <- conv1, conv2");
    }
    if (!s.spec().joins() && inputs.size() > 1) {
      throw s.wrong(
          operation
              + " reads one layer, got "
              + inputs.size()
              + " ("
              + String.join(", ", inputs)
              + "); join them with add or concat first");
    }
    return inputs;
  }

  private void checkInput(int index, String input) {
    Statement s = statements.get(index);
    int at = names.indexOf(input);
    if (at < 0) {
      Optional<String> nearest = NearestName.of(input, names.subList(0, index));
      throw s.wrong(
          "no layer above is named '"
              + input
              + "'"
              + nearest.map(n -> "; did you mean '" + n + "'?").orElse(", there are: ")
              + (nearest.isEmpty() ? String.join(", ", names.subList(0, index)) : ""));
    }
    if (at >= index) {
      throw s.wrong(
          "'"
              + input
              + (at == index ? "' is this layer itself" : "' comes only later")
              + "; a layer reads layers above it, so that there are no cycles");
    }
    if (statements.get(at).spec() instanceof LayerSpec.Output) {
      throw s.wrong("output is the last layer; nothing can read it");
    }
  }

  private void checkEnds() {
    List<Statement> outputs =
        statements.stream().filter(s -> s.spec() instanceof LayerSpec.Output).toList();
    if (outputs.isEmpty()) {
      throw new InputException(
          "skeleton " + skeleton + " has no output layer; end it with, as: output 10");
    }
    if (outputs.size() > 1) {
      throw outputs.get(1).wrong("a skeleton has one output, this is the second");
    }
    for (int i = 0; i < names.size(); i++) {
      boolean isOutput = statements.get(i).spec() instanceof LayerSpec.Output;
      if (!isOutput && !read.contains(names.get(i))) {
        throw statements
            .get(i)
            .wrong("nothing reads '" + names.get(i) + "'; let a layer read it or take it out");
      }
    }
  }
}
