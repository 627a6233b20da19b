package org.winnow.training;

import java.util.concurrent.CancellationException;

/** Shows several trainings, which may run at once, as a single one; tells of one at a time. */
final class PartsMonitor {
  private final TrainingMonitor outer;
  private final long[] steps;
  private final int[] epochs;
  private final boolean[] done;
  private long stepsOfOne;
  private boolean ended;
  private Throwable failure;

  PartsMonitor(TrainingMonitor outer, int parts) {
    this.outer = outer;
    this.steps = new long[parts];
    this.epochs = new int[parts];
    this.done = new boolean[parts];
  }

  int parts() {
    return done.length;
  }

  TrainingMonitor part(int number) {
    return new Part(number);
  }

  /**
   * Notes that one came to its end.
   *
   * @throws CancellationException where that end came too early
   */
  synchronized void done(int part) {
    if (ended) {
      throw new CancellationException(partsDone() + " were done");
    }
    done[part] = true;
  }

  /** Ends the others, too: none of them would be of use. */
  synchronized void failed(Throwable cause) {
    ended = true;
    if (failure == null) {
      failure = cause;
    }
  }

  /** Ends those that still run; nothing is told of them any more. */
  synchronized void end() {
    ended = true;
  }

  /** What went wrong first: the others ended because of it. */
  synchronized RuntimeException failure(Throwable seen) {
    Throwable first = failure == null ? seen : failure;
    if (first instanceof Error error) {
      throw error;
    }
    return first instanceof RuntimeException known ? known : new IllegalStateException(first);
  }

  /** As {@code 2 of 5}. */
  synchronized String partsDone() {
    int whole = 0;
    for (boolean one : done) {
      whole += one ? 1 : 0;
    }
    return whole + " of " + done.length;
  }

  private final class Part implements TrainingMonitor {
    private final int number;

    Part(int number) {
      this.number = number;
    }

    @Override
    public boolean cancelled() {
      synchronized (PartsMonitor.this) {
        ended = ended || outer.cancelled();
        return ended;
      }
    }

    @Override
    public void batchDone(long step, long of, double loss) {
      synchronized (PartsMonitor.this) {
        if (ended) {
          return;
        }
        steps[number] = step;
        stepsOfOne = Math.max(stepsOfOne, of); // folds may differ by a batch
        long sum = 0;
        for (long own : steps) {
          sum += own;
        }
        outer.batchDone(sum, done.length * stepsOfOne, loss);
      }
    }

    @Override
    public void epochDone(EpochReport r) {
      synchronized (PartsMonitor.this) {
        if (ended) {
          return;
        }
        epochs[number] = r.epoch();
        int sum = 0;
        for (int i = 0; i < done.length; i++) {
          sum += done[i] ? r.epochs() : epochs[i];
        }
        outer.epochDone(
            new EpochReport(
                sum,
                done.length * r.epochs(),
                r.trainLoss(),
                r.trainAccuracy(),
                r.validationLoss(),
                r.validationAccuracy(),
                r.seconds()));
      }
    }

    @Override
    public void notice(String line) {
      synchronized (PartsMonitor.this) {
        outer.notice(line);
      }
    }
  }
}
