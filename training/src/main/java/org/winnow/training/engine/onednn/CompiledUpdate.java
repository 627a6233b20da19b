package org.winnow.training.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.winnow.training.plan.Clipping;
import org.winnow.training.plan.Parameter;
import org.winnow.training.plan.Plan;
import org.winnow.training.plan.Update;
import org.winnow.training.plan.Updater;

/**
 * The updater as a program over the flattened weights, gradients and state: the library's own
 * vector code, piece by piece, so that a piece stays in the cache from the first pass over it to
 * the last.
 */
final class CompiledUpdate implements Native {
  /** Four arrays of this many floats fit into a second-level cache of 1 MB. */
  private static final long PIECE = 32 * 1024;

  private static final int BYTES = 4;

  private final Arena state;
  private final long length;
  private final Program program;
  private final Rates rates;

  private CompiledUpdate(Update update, Arena state, Draft draft) {
    this.state = state;
    this.length = update.stateSize();
    this.program = draft.tape.program();
    this.rates = new Rates(update.updater(), draft.factors, draft.decays);
  }

  /** What is written down. */
  private static final class Draft {
    final Tape tape;
    final Elementwise arithmetic;
    final Tensor factors;
    final List<Rates.Decay> decays = new ArrayList<>();

    Draft(Tape tape) {
      this.tape = tape;
      this.arithmetic = new Elementwise(tape);
      this.factors = tape.zeros("rate", Layout.plain(1));
    }
  }

  /** A program for the update of a plan that is trained. */
  static CompiledUpdate of(Plan plan, Vectors vectors) {
    Update update = plan.training().orElseThrow().update();
    Arena state = new Arena(Math.max(BYTES, BYTES * update.stateSize()));
    try (Tape tape = new Tape()) {
      Draft draft = new Draft(tape);
      clip(update.clipping(), plan, vectors, draft);
      for (Parameter parameter : plan.parameters()) {
        if (parameter.trained()) {
          regularise(parameter, vectors, draft);
        }
      }
      Block states = Block.given("updater state", state.bytes(), state.address(0, state.bytes()));
      Rules rules = new Rules(update.updater(), draft.arithmetic, tape, draft.factors);
      for (Update.Block block : update.blocks()) {
        for (long from = 0; from < block.length(); from += PIECE) {
          long length = Math.min(PIECE, block.length() - from);
          List<Tensor> own = new ArrayList<>();
          for (int i = 0; i < update.updater().stateArrays(); i++) {
            own.add(Vectors.stretch(states, block.stateFrom() + i * block.length() + from, length));
          }
          rules.write(
              Vectors.stretch(vectors.weights(), block.from() + from, length),
              Vectors.stretch(vectors.gradients(), block.from() + from, length),
              own);
        }
      }
      CompiledUpdate made = new CompiledUpdate(update, state, draft);
      if (update.updater() instanceof Updater.RmsProp rule) {
        // Stock Deeplearning4j begins there, not at 0.
        float[] first = new float[Math.toIntExact(update.stateSize())];
        Arrays.fill(first, (float) rule.epsilon());
        made.setState(first);
      }
      return made;
    } catch (RuntimeException failure) {
      state.close();
      throw failure;
    }
  }

  private static void clip(Clipping clipping, Plan plan, Vectors vectors, Draft draft) {
    if (clipping instanceof Clipping.ByValue byValue) {
      Tensor all = Vectors.stretch(vectors.gradients(), 0, vectors.length());
      float limit = (float) byValue.limit();
      draft.arithmetic.function(
          dnnl_eltwise_clip_v2,
          all,
          new Elementwise.Target("clip", all, draft.tape.postOps()),
          -limit,
          limit);
    } else if (clipping instanceof Clipping.ByGlobalNorm byNorm) {
      Tensor all = Vectors.stretch(vectors.gradients(), 0, vectors.length());
      Tensor factor = draft.tape.zeros("clipping", Layout.plain(1));
      draft.tape.host(() -> new NormStep(byNorm.limit(), all, factor), all, factor);
      draft.arithmetic.binary(
          dnnl_binary_mul, all, factor, new Elementwise.Target("clip", all, draft.tape.postOps()));
    }
  }

  private static void regularise(Parameter parameter, Vectors vectors, Draft draft) {
    double l1 = parameter.regularisation().l1();
    double l2 = parameter.regularisation().l2();
    double decay = parameter.regularisation().weightDecay();
    Tensor w = Vectors.stretch(vectors.weights(), parameter.offset(), parameter.size());
    Tensor g = Vectors.stretch(vectors.gradients(), parameter.offset(), parameter.size());
    if (l1 > 0) {
      draft.tape.host(() -> new SignStep((float) l1, w, g), w, g);
    }
    if (l2 > 0) {
      PostOps post = draft.tape.postOps().linear((float) l2, 0).addBefore(1);
      draft.arithmetic.same(w, new Elementwise.Target("l2", g, post));
    }
    if (decay > 0) {
      Tensor factor = draft.tape.zeros("weight decay", Layout.plain(1));
      draft.decays.add(new Rates.Decay(decay, factor));
      draft.arithmetic.binary(
          dnnl_binary_mul,
          w,
          factor,
          new Elementwise.Target("weight decay", w, draft.tape.postOps()));
    }
  }

  /**
   * Changes the weights by the gradients.
   *
   * @param t number of this step, from 1
   */
  void run(double rate, long t) {
    rates.set(rate, t);
    program.run(0, program.length());
  }

  /** A copy of what the rule remembers. */
  float[] state() {
    float[] values = new float[Math.toIntExact(length)];
    new Floats(state.address(0, state.bytes()), values.length).read(values, values.length);
    return values;
  }

  /**
   * @throws IllegalArgumentException where the rule remembers another number of values
   */
  void setState(float[] values) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "the update rule remembers " + length + " values, got " + values.length);
    }
    new Floats(state.address(0, state.bytes()), values.length).write(values, values.length);
  }

  Program program() {
    return program;
  }

  long bytes() {
    return state.bytes() + program.bytes();
  }

  @Override
  public void close() {
    program.close();
    state.close();
  }
}
