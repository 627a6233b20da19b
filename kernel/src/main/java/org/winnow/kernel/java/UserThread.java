package org.winnow.kernel.java;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * The one thread on which users' code and commands run, so that it alone is ever interrupted: an
 * interrupt in the middle of compiling would close the compiler's files for good.
 *
 * <p>Code that heeds no interrupt can be left behind; a new thread then takes the place of its own.
 */
public final class UserThread {
  /** The name of a thread that was left behind. */
  static final String LEFT_BEHIND = "winnow-left-behind";

  /** Deep recursion in users' code is welcome; the memory is only reserved. */
  private static final long STACK_BYTES = 16L << 20;

  private Worker worker = new Worker();
  private FutureTask<?> running;
  private boolean interrupted;
  private Thread left;
  private Runnable before = () -> {};
  private Function<StackTraceElement[], String> places = stack -> "the cell's own code";
  private ClassLoader contextLoader = UserThread.class.getClassLoader();

  private static final class Worker {
    final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    Thread thread;
    volatile boolean retired;

    void start(ClassLoader loader) {
      thread = new Thread(null, this::loop, "winnow-cell", STACK_BYTES);
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      thread.start();
    }

    private void loop() {
      while (!retired) {
        try {
          tasks.take().run();
        } catch (InterruptedException late) {
          // An interrupt that came just as its task ended: nobody is left to stop.
          continue;
        }
      }
    }
  }

  /** Has an action run on the thread before each work from now on. */
  public synchronized void entering(Runnable action) {
    before = action;
  }

  /** The loader that users' code finds as its thread's context loader. */
  synchronized void contextLoader(ClassLoader loader) {
    contextLoader = loader;
    if (worker.thread != null) {
      worker.thread.setContextClassLoader(loader);
    }
  }

  /** Forgets interrupts that came before. */
  public synchronized void newCell() {
    interrupted = false;
  }

  /**
   * Runs work and waits for it; directly where this is the user thread itself.
   *
   * @throws InterruptedException if an interrupt came in this cell already, so that one that comes
   *     while a snippet is being compiled is not lost
   * @throws Exception what the work threw
   * @throws AbandonedException if it was left behind
   */
  public <T> T call(Callable<T> work) throws Exception {
    FutureTask<T> task;
    synchronized (this) {
      Runnable entering = before;
      task =
          new FutureTask<>(
              () -> {
                entering.run();
                return work.call();
              });
      if (Thread.currentThread() == worker.thread) {
        return work.call();
      }
      if (interrupted) {
        throw new InterruptedException("interrupted before it ran");
      }
      if (worker.thread == null) {
        worker.start(contextLoader);
      }
      running = task;
      worker.tasks.add(() -> run(task));
    }
    try {
      return task.get();
    } catch (CancellationException e) {
      throw new AbandonedException(leftAt());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } finally {
      synchronized (this) {
        // After this work was left behind, another may run by now.
        if (running == task) {
          running = null;
        }
      }
    }
  }

  private void run(FutureTask<?> task) {
    task.run();
    synchronized (this) {
      Thread.interrupted();
      LoopStop.spare(Thread.currentThread());
    }
  }

  /** Interrupts the running work, and what else the cell would run. */
  public synchronized void interrupt() {
    interrupted = true;
    if (running != null && !running.isDone()) {
      worker.thread.interrupt();
    }
  }

  /** Stops the running work, which heeds no interrupt, where cells' own loops next go round. */
  public synchronized void stopLoops() {
    if (running != null && !running.isDone()) {
      LoopStop.stop(worker.thread);
      // A loop that swallowed the first interrupt may be asleep again.
      worker.thread.interrupt();
    }
  }

  /** Where the running work is just now; empty if nothing runs. */
  public Optional<String> whereabouts() {
    Thread busy;
    Function<StackTraceElement[], String> words;
    synchronized (this) {
      busy = running == null || running.isDone() ? null : worker.thread;
      words = places;
    }
    return Optional.ofNullable(busy).map(thread -> words.apply(thread.getStackTrace()));
  }

  /** How a stack is told: with the lines of cells, which the session knows. */
  synchronized void tellPlacesBy(Function<StackTraceElement[], String> words) {
    places = words;
  }

  /**
   * Leaves the running work behind: its caller goes on, its thread too, until it ends by itself.
   */
  public synchronized void abandon() {
    if (running != null && !running.isDone()) {
      left = worker.thread;
      LoopStop.stop(left);
      worker.retired = true;
      worker.thread.setName(LEFT_BEHIND);
      worker = new Worker();
      running.cancel(true);
    }
  }

  private String leftAt() {
    Thread behind;
    Function<StackTraceElement[], String> words;
    synchronized (this) {
      behind = left;
      words = places;
    }
    return behind == null ? "the cell's own code" : words.apply(behind.getStackTrace());
  }
}
