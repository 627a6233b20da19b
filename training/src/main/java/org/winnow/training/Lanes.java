package org.winnow.training;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.winnow.training.engine.Engine;
import org.winnow.training.engine.Network;
import org.winnow.training.engine.ThreadLimit;

/**
 * Many examples through a model: several threads take batches as they come, each with a network of
 * its own on one thread. What comes of a batch does not depend on who takes it.
 */
final class Lanes {
  /** With fewer for each, another network is not worth its making. */
  private static final int LEAST_BATCHES = 8;

  /** Each has memory for a batch of its own. */
  private static final int MOST = 8;

  /** Of all networks' weights together. */
  private static final long MOST_BYTES = 256L << 20;

  private final Model model;
  private final int[] rows;
  private final Work work;
  private final float[][] all;
  private final int batches;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final NavigableMap<Integer, Throwable> failures = new ConcurrentSkipListMap<>();
  private volatile boolean over;

  /** What is computed of a batch: an array for each of its rows. */
  @FunctionalInterface
  interface Work {
    float[][] of(Forward forward, int[] rows);
  }

  Lanes(Model model, int[] rows, Work work) {
    this.model = model;
    this.rows = rows;
    this.work = work;
    this.all = new float[rows.length][];
    this.batches = (rows.length + Forward.BATCH - 1) / Forward.BATCH;
  }

  /**
   * Computes all rows, in their order.
   *
   * @param monitor hears, on the calling thread, of batches done; not of each where others do some
   * @throws CancellationException where the monitor cancels, or the calling thread is interrupted
   */
  static float[][] run(Model model, int[] rows, Work work, TrainingMonitor monitor) {
    Lanes lanes = new Lanes(model, rows, work);
    int allowed =
        ThreadLimit.in(System.getenv()).orElse(Runtime.getRuntime().availableProcessors());
    return lanes.run(count(model.skeleton(), lanes.batches, allowed), monitor);
  }

  /** How many threads share so many batches; at least one. */
  static int count(Skeleton skeleton, int batches, int allowed) {
    long bytes = 4 * skeleton.parameters().stream().mapToLong(ParameterSpec::size).sum();
    long fitting = MOST_BYTES / Math.max(1, bytes);
    long most = Math.min(Math.min(allowed, MOST), fitting);
    return (int) Math.max(1, Math.min(most, batches / LEAST_BATCHES));
  }

  float[][] run(int count, TrainingMonitor monitor) {
    if (batches == 0) {
      return all;
    }
    goesOn(monitor); // before others begin: they could be done before it is asked
    ExecutorService others = Executors.newFixedThreadPool(Math.max(1, count - 1), Lanes::thread);
    try {
      for (int i = 1; i < count; i++) {
        others.execute(() -> lane(() -> true));
      }
      lane(() -> goesOn(monitor));
    } finally {
      others.shutdown();
      awaitEnd(others);
    }
    if (!failures.isEmpty()) {
      throw thrown(failures.firstEntry().getValue());
    }
    monitor.batchDone(batches, batches, 0);
    return all;
  }

  /** Takes batches until there are no more; the first that fails, in their order, is told. */
  private void lane(BooleanSupplier goesOn) {
    int batch = batches; // where it is the network that fails
    try (Network network =
        Engine.of(model.recipe()).forInference(model.skeleton(), model.weights())) {
      Forward forward = new Forward(network, model.skeleton(), model.preparation());
      while (!over && goesOn.getAsBoolean()) {
        batch = next.getAndIncrement();
        if (batch >= batches) {
          return;
        }
        int from = batch * Forward.BATCH;
        int[] own = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + Forward.BATCH));
        System.arraycopy(work.of(forward, own), 0, all, from, own.length);
        done.incrementAndGet();
      }
    } catch (RuntimeException | Error failure) {
      failures.put(batch, failure);
      over = true;
    }
  }

  private boolean goesOn(TrainingMonitor monitor) {
    int count = done.get();
    if (count == batches) {
      return true;
    }
    if (count > 0) {
      monitor.batchDone(count, batches, 0);
    }
    if (monitor.cancelled() || Thread.currentThread().isInterrupted()) {
      throw new CancellationException(
          "after " + count * Forward.BATCH + " of " + rows.length + " examples");
    }
    return true;
  }

  /** A batch that is being computed is computed to its end: native memory is in use until then. */
  private static void awaitEnd(ExecutorService others) {
    boolean interrupted = false;
    for (boolean ended = false; !ended; ) {
      try {
        ended = others.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "winnow batches");
    thread.setDaemon(true);
    return thread;
  }
}
