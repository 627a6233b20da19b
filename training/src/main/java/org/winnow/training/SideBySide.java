package org.winnow.training;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.winnow.training.engine.ThreadLimit;

/**
 * Trains several networks at once, each on a thread of its own. What comes of each is the same as
 * one after the other, and is handed over in the same order.
 *
 * @param most how many at once, 1 or more
 */
record SideBySide(int most) {
  /** One of several trainings. */
  @FunctionalInterface
  interface Part<T> {
    /**
     * Trains.
     *
     * @param part from 0
     * @param monitor of this one
     */
    T train(int part, TrainingMonitor monitor);
  }

  /**
   * As many as there are processors for when each takes the threads of its recipe, and as fit into
   * memory; at least one.
   */
  static SideBySide of(TrainingPlan plan) {
    int processors = Runtime.getRuntime().availableProcessors();
    int allowed = ThreadLimit.in(System.getenv()).orElse(processors);
    int most = Math.max(1, allowed / plan.recipe().threads().orElse(1));
    return new SideBySide(Math.min(most, MemoryCheck.howMany(plan, MemoryRoom.here())));
  }

  /** The recipe of each: on one thread unless it says more. */
  static Recipe each(Recipe recipe) {
    return recipe.threads().isPresent() ? recipe : recipe.withThreads(1);
  }

  /**
   * Trains them all.
   *
   * @param taken receives what each gave, the first one first, on the calling thread
   * @throws CancellationException where the monitor cancels, or the calling thread is interrupted
   */
  <T> void train(PartsMonitor monitor, Part<T> part, Consumer<T> taken) {
    ExecutorService threads = Executors.newFixedThreadPool(most, SideBySide::thread);
    Queue<Future<T>> running = new ArrayDeque<>();
    try {
      int begun = 0;
      for (int done = 0; done < monitor.parts(); done++) {
        // One more than run, so that no thread waits for a slower one's result to be taken.
        for (; begun < monitor.parts() && begun - done <= most; begun++) {
          int next = begun;
          running.add(threads.submit(() -> one(monitor, part, next)));
        }
        taken.accept(running.remove().get());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException(monitor.partsDone() + " were done");
    } catch (ExecutionException failed) {
      throw monitor.failure(failed.getCause());
    } finally {
      monitor.end();
      threads.shutdown();
    }
  }

  private static <T> T one(PartsMonitor monitor, Part<T> part, int number) {
    try {
      T result = part.train(number, monitor.part(number));
      monitor.done(number);
      return result;
    } catch (RuntimeException | Error failure) {
      monitor.failed(failure);
      throw failure;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "winnow training");
    thread.setDaemon(true);
    return thread;
  }
}
