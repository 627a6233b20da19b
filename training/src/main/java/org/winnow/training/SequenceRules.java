package org.winnow.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.winnow.datasets.InputException;

/**
 * Where tokens may go, and what may be done with sequences of different lengths: only what gives
 * the same as if each sequence ended where its padding begins.
 */
final class SequenceRules {
  private final Input input;

  /** Layers that give a step for each step of the padded input. */
  private final Set<String> padded = new HashSet<>();

  private String inputName = "";

  SequenceRules(Input input) {
    this.input = input;
  }

  /**
   * The layer, complete with what it takes from the input.
   *
   * @throws InputException where it cannot read what it is to read
   */
  LayerSpec check(String name, LayerSpec spec, List<String> inputs) {
    if (spec instanceof Input) {
      inputName = name;
      note(name, input.padded());
      return spec;
    }
    boolean readsInput = inputs.contains(inputName);
    if (spec instanceof Embedding embedding) {
      return embedding(name, embedding, readsInput);
    }
    if (readsInput && input.isTokens()) {
      throw new InputException(
          "tokens are numbers by name only; put an embedding behind the input, as: embedding 64");
    }
    boolean any = inputs.stream().anyMatch(padded::contains);
    if (any) {
      keepsSteps(spec, padded.containsAll(inputs));
    }
    note(name, any && stays(spec));
    return spec;
  }

  private Embedding embedding(String name, Embedding embedding, boolean readsInput) {
    Embedding whole = embedding.over(input);
    if (!readsInput) {
      throw new InputException("embedding reads tokens; write: embedding <- " + inputName);
    }
    note(name, input.padded());
    return whole;
  }

  private void note(String name, boolean isPadded) {
    if (isPadded) {
      padded.add(name);
    }
  }

  private static boolean stays(LayerSpec spec) {
    return !(spec instanceof LayerSpec.GlobalPool || (spec instanceof Lstm l && !l.all()));
  }

  private static void keepsSteps(LayerSpec spec, boolean allPadded) {
    if (!allPadded) {
      throw new InputException(
          spec.operation() + " cannot join a padded sequence with what has no steps of its own");
    }
    if (spec instanceof Conv conv) {
      Window w = conv.window();
      boolean same = w.padding().kind() == Padding.Kind.SAME;
      if (!w.alongSequence() || !same || w.strideDown() != 1) {
        throw new InputException(
            "over a padded sequence each step keeps its place: write conv1d "
                + conv.filters()
                + " "
                + w.height()
                + " same, without a stride");
      }
    }
    boolean flattens =
        spec instanceof Dense
            || spec instanceof LayerSpec.Flatten
            || spec instanceof LayerSpec.Output;
    if (flattens) {
      throw new InputException(
          spec.operation()
              + " would read padding as data; end the sequence before, with pool max global or lstm");
    }
    if (spec instanceof LayerSpec.BatchNorm) {
      throw new InputException("batchnorm would count padding as data; write layernorm");
    }
    if (spec instanceof Pool || spec instanceof Depthwise) {
      throw new InputException(
          spec.operation() + " would count padding as data; pool max global leaves it out");
    }
  }
}
