package org.winnow.kernel.java;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread on which users' code and commands run, so that it alone is ever interrupted: an
 * interrupt in the middle of compiling would close the compiler's files for good.
 *
 * <p>Code that heeds no interrupt can be left behind; a new thread then takes the place of its own.
 */
public final class UserThread {
  /** Deep recursion in users' code is welcome; the memory is only reserved. */
  private static final long STACK_BYTES = 16L << 20;

  private Worker worker = new Worker();
  private FutureTask<?> running;
  private boolean interrupted;
  private Thread left;
  private Runnable before = () -> {};
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
      throw new AbandonedException(whereabouts());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } finally {
      synchronized (this) {
        running = null;
      }
    }
  }

  private void run(FutureTask<?> task) {
    task.run();
    synchronized (this) {
      Thread.interrupted();
    }
  }

  /** Interrupts the running work, and what else the cell would run. */
  public synchronized void interrupt() {
    interrupted = true;
    if (running != null && !running.isDone()) {
      worker.thread.interrupt();
    }
  }

  /**
   * Leaves the running work behind: its caller goes on, its thread too, until it ends by itself.
   */
  public synchronized void abandon() {
    if (running != null && !running.isDone()) {
      left = worker.thread;
      worker.retired = true;
      worker.thread.setName("winnow-left-behind");
      worker = new Worker();
      running.cancel(true);
    }
  }

  private synchronized String whereabouts() {
    StackTraceElement[] stack = left == null ? new StackTraceElement[0] : left.getStackTrace();
    return stack.length == 0 || stack[0].getClassName().startsWith("REPL.")
        ? "the cell's own code"
        : stack[0].getClassName() + "." + stack[0].getMethodName();
  }
}
