package org.winnow.training.engine.onednn;

import java.util.function.Function;
import org.winnow.training.Weights;
import org.winnow.training.engine.Executor;
import org.winnow.training.engine.Network;
import org.winnow.training.plan.Loss;

/**
 * What a compiled network has around it.
 *
 * @param executor what to say of it
 * @param stock makes a stock network with some weights, for what is asked seldom
 * @param seed of dropout
 * @param loss of an example by itself, without smoothing
 */
record Surroundings(Executor executor, Function<Weights, Network> stock, long seed, Loss loss) {}
