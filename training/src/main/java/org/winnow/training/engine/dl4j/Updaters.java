package org.winnow.training.engine.dl4j;

import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;
import org.winnow.training.Optimizer;

/** A recipe's optimisers in DL4J's words. */
final class Updaters {
  private Updaters() {}

  static IUpdater of(Optimizer optimizer, ISchedule rate) {
    return switch (optimizer) {
      case SGD -> Sgd.builder().learningRateSchedule(rate).build();
      case NESTEROVS -> Nesterovs.builder().learningRateSchedule(rate).momentum(0.9).build();
      case ADAM, ADAMW -> Adam.builder().learningRateSchedule(rate).build();
      case RMSPROP -> RmsProp.builder().learningRateSchedule(rate).build();
    };
  }
}
