package org.winnow.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.TableEncoding;
import org.winnow.export.run.Feed;
import org.winnow.export.run.Kind;
import org.winnow.training.plan.Activate;
import org.winnow.training.plan.Add;
import org.winnow.training.plan.BatchNorm;
import org.winnow.training.plan.Concat;
import org.winnow.training.plan.Convolution;
import org.winnow.training.plan.Cut;
import org.winnow.training.plan.Dense;
import org.winnow.training.plan.Dims;
import org.winnow.training.plan.Embedding;
import org.winnow.training.plan.Forward;
import org.winnow.training.plan.GlobalPool;
import org.winnow.training.plan.LayerNorm;
import org.winnow.training.plan.Lengths;
import org.winnow.training.plan.Lstm;
import org.winnow.training.plan.Pool;
import org.winnow.training.plan.Softmax;
import org.winnow.training.plan.Value;
import org.winnow.training.plan.Window;

/** Makes instructions out of a plan's operations. */
final class Lowering {
  private final Arena arena;
  private final Constants constants;

  Lowering(Arena arena, Constants constants) {
    this.arena = arena;
    this.constants = constants;
  }

  /** The instruction that brings raw features into the arena. */
  Instruction feed(Value input, Preparation preparation) {
    List<Integer> numbers = new ArrayList<>();
    numbers.add(Kind.FEED);
    numbers.add(arena.at(input));
    numbers.add(input.dims().channels());
    numbers.add(input.dims().places());
    numbers.addAll(steps(preparation, constants));
    return new Instruction(input.name(), "prepared features", numbers);
  }

  /** The steps of a preparation as operands. */
  static List<Integer> steps(Preparation preparation, Constants constants) {
    List<Integer> numbers = new ArrayList<>();
    for (Preparation.Step step : preparation.steps()) {
      if (step instanceof Preparation.Scale scale) {
        numbers.add(Feed.SCALE);
        numbers.add(constants.add(scale.subtract(), scale.multiply()));
      } else if (step instanceof Preparation.Standardize by) {
        numbers.add(Feed.STANDARDISE);
        numbers.add(constants.add(by.mean()));
        constants.add(by.deviation());
      } else if (!(step instanceof TableEncoding)) {
        throw new IllegalStateException("no instruction for " + step);
      }
    }
    return numbers;
  }

  /** An operation's instruction; empty where its values already lie where they should. */
  Optional<Instruction> of(Forward op) {
    int y = arena.at(op.output());
    boolean moves = op.parameters().isEmpty() && op.inputs().size() == 1;
    if (moves && copies(op)) {
      int x = arena.at(op.inputs().get(0));
      int count = op.output().dims().size();
      return x == y ? Optional.empty() : Optional.of(made(op, Kind.COPY, x, y, count));
    }
    if (op instanceof Add add) {
      return Optional.of(sum(add, y));
    }
    if (op instanceof Concat concat) {
      return Optional.of(joined(concat, y));
    }
    return Optional.of(op.parameters().isEmpty() ? plain(op, y) : weighted(op, y));
  }

  private static boolean copies(Forward op) {
    return op instanceof org.winnow.training.plan.Reshape
        || op instanceof org.winnow.training.plan.Dropout;
  }

  private Instruction sum(Add op, int y) {
    List<Integer> numbers = new ArrayList<>(List.of(Kind.ADD, y, op.output().dims().size()));
    op.inputs().forEach(input -> numbers.add(arena.at(input)));
    return new Instruction(op.layer(), op.text(), numbers);
  }

  private Instruction joined(Concat op, int y) {
    List<Integer> numbers = new ArrayList<>(List.of(Kind.CONCAT, y));
    for (Value input : op.inputs()) {
      numbers.add(arena.at(input));
      numbers.add(input.dims().size());
    }
    return new Instruction(op.layer(), op.text(), numbers);
  }

  private Instruction plain(Forward op, int y) {
    Dims in = op.inputs().get(0).dims();
    int x = arena.at(op.inputs().get(0));
    int channels = in.channels();
    int places = in.places();
    if (op instanceof Activate activate) {
      int alpha = constants.add((float) activate.alpha());
      // Both enumerations have the same order, which a test holds.
      return made(op, Kind.ACTIVATE, x, y, in.size(), activate.curve().ordinal(), alpha);
    }
    if (op instanceof Pool pool) {
      List<Integer> more = List.of(pool.max() ? 1 : 0, pool.countPadding() ? 1 : 0);
      return windowed(op, Kind.POOL, pool.window(), more);
    }
    if (op instanceof GlobalPool pool) {
      int max = pool.max() ? 1 : 0;
      return made(op, Kind.GLOBAL_POOL, x, y, channels, places, max, at(pool.lengths()));
    }
    if (op instanceof Softmax) {
      return made(op, Kind.SOFTMAX, x, y, channels, places);
    }
    if (op instanceof Lengths) {
      // Tokens are a vector of steps; other sequences have channels.
      boolean vector = in.sides().size() == 1;
      return made(op, Kind.LENGTHS, x, y, vector ? 1 : channels, vector ? channels : places);
    }
    if (op instanceof Cut cut) {
      return made(op, Kind.CUT, x, y, channels, places, arena.at(cut.lengths()));
    }
    throw new IllegalStateException("no instruction for " + op);
  }

  private Instruction weighted(Forward op, int y) {
    Dims in = op.inputs().get(0).dims();
    int x = arena.at(op.inputs().get(0));
    int channels = in.channels();
    int places = in.places();
    if (op instanceof Dense dense) {
      int out = op.output().dims().size();
      int w = constants.of(dense.weights());
      return made(op, Kind.DENSE, x, y, in.size(), out, w, constants.of(dense.bias()));
    }
    if (op instanceof Convolution convolution) {
      return convolution(convolution);
    }
    if (op instanceof BatchNorm norm) {
      return affine(norm, x, y);
    }
    if (op instanceof LayerNorm norm) {
      int gain = constants.of(norm.gain());
      int bias = constants.of(norm.bias());
      int epsilon = constants.add((float) norm.epsilon());
      return made(op, Kind.LAYER_NORM, x, y, channels, places, gain, bias, epsilon);
    }
    if (op instanceof Embedding embedding) {
      int table = constants.of(embedding.table());
      int steps = op.output().dims().height();
      int wide = op.output().dims().channels();
      return made(op, Kind.EMBEDDING, x, y, wide, steps, embedding.table().shape().get(0), table);
    }
    if (op instanceof Lstm lstm) {
      return lstm(lstm, x, y);
    }
    throw new IllegalStateException("no instruction for " + op);
  }

  private Instruction convolution(Convolution op) {
    int w = constants.of(op.weights());
    int b = constants.of(op.bias());
    if (op.depthwise()) {
      int multiplier = op.output().dims().channels() / op.input().dims().channels();
      return windowed(op, Kind.DEPTHWISE, op.window(), List.of(multiplier, w, b));
    }
    return windowed(op, Kind.CONVOLUTION, op.window(), List.of(Arena.rows(op), w, b));
  }

  private Instruction affine(BatchNorm op, int x, int y) {
    Dims in = op.input().dims();
    Norm norm = Norm.of(op, constants.weights());
    float[] gain = new float[norm.gain().length];
    for (int c = 0; c < gain.length; c++) {
      gain[c] = (float) norm.gain()[c];
    }
    int mean = constants.of(op.mean());
    int shift = constants.of(op.beta());
    int at = constants.add(gain);
    return made(op, Kind.AFFINE, x, y, in.channels(), in.places(), mean, at, shift);
  }

  private Instruction lstm(Lstm op, int x, int y) {
    return made(
        op,
        Kind.LSTM,
        x,
        y,
        op.input().dims().channels(),
        op.units(),
        op.input().dims().height(),
        op.last() ? 1 : 0,
        at(op.lengths()),
        constants.of(op.inputWeights()),
        constants.of(op.recurrentWeights()),
        constants.of(op.bias()));
  }

  private int at(Optional<Value> value) {
    return value.map(arena::at).orElse(-1);
  }

  private Instruction windowed(Forward op, int kind, Window w, List<Integer> more) {
    List<Integer> numbers = new ArrayList<>(window(kind, op, w, arena::at));
    numbers.addAll(more);
    return new Instruction(op.layer(), op.text(), numbers);
  }

  /** The operands that every window has. */
  static List<Integer> window(int kind, Forward op, Window w, ToIntFunction<Value> places) {
    Value input = op.inputs().get(0);
    Dims in = input.dims();
    Dims out = op.output().dims();
    List<Integer> numbers = new ArrayList<>();
    numbers.addAll(List.of(kind, places.applyAsInt(input), places.applyAsInt(op.output())));
    numbers.addAll(List.of(in.channels(), in.height(), in.width()));
    numbers.addAll(List.of(out.channels(), out.height(), out.width()));
    numbers.addAll(List.of(w.height(), w.width(), w.strideDown(), w.strideAcross()));
    numbers.addAll(List.of(w.dilationDown(), w.dilationAcross(), w.top(), w.left()));
    return numbers;
  }

  private static Instruction made(Forward op, Integer... numbers) {
    return new Instruction(op.layer(), op.text(), List.of(numbers));
  }
}
