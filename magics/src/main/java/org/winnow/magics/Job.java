package org.winnow.magics;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.winnow.viz.Figure;

/**
 * A training in the background: what it is, how far it has come and how it ended. Safe to use from
 * any thread.
 */
public final class Job {
  private final int number;
  private final String name;
  private final String title;
  private final long beganNanos = System.nanoTime();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopRequested;
  private volatile Supplier<String> progress = () -> "";
  private volatile Supplier<Optional<Figure>> picture = Optional::empty;
  private volatile boolean told;
  private volatile End end;
  private volatile long endedNanos;

  Job(int number, String name, String title) {
    this.number = number;
    this.name = name;
    this.title = title;
  }

  /** How a job stands. */
  public enum State {
    RUNNING,
    /** Asked to stop; it ends with its present batch. */
    STOPPING,
    DONE,
    /** Ended early, by a person or by its own rule, with what it had. */
    STOPPED,
    FAILED;

    /** Whether there is nothing more to come. */
    public boolean isEnd() {
      return this == DONE || this == STOPPED || this == FAILED;
    }
  }

  /**
   * How a job ended.
   *
   * @param state one that is an end
   * @param said what came of it, whole lines without the last line end
   */
  public record End(State state, String said) {}

  /** What a job does, on a thread of its own; whatever it throws, the job has failed. */
  public interface Work {
    /** Works, and asks the job now and then whether to stop. */
    End run(Job job) throws Exception;
  }

  /** Counted from 1 in each session. */
  public int number() {
    return number;
  }

  /** The name of the network it trains. */
  public String name() {
    return name;
  }

  /** What it trains on what. */
  public String title() {
    return title;
  }

  public State state() {
    End there = end;
    return there != null ? there.state() : stopRequested ? State.STOPPING : State.RUNNING;
  }

  /** How far it is, in a few words; of one that has ended, the first line of what it said. */
  public String progress() {
    return end().flatMap(e -> e.said().lines().findFirst()).orElseGet(() -> progress.get());
  }

  /** Seconds it has run. */
  public double seconds() {
    return ((end == null ? System.nanoTime() : endedNanos) - beganNanos) / 1e9;
  }

  /** How it ended; empty as long as it runs. */
  public Optional<End> end() {
    return Optional.ofNullable(end);
  }

  /** Asks it to end, keeping what it has; returns at once. */
  public void stop() {
    stopRequested = true;
  }

  /** It as a picture as it stands, where there is one. */
  public Optional<Figure> picture() {
    return picture.get();
  }

  /** Whether it was asked to end. */
  public boolean stopRequested() {
    return stopRequested;
  }

  /** Has the progress told by somebody who knows. */
  public void progress(Supplier<String> teller) {
    progress = teller;
  }

  /** Has its picture drawn by somebody who can. */
  public void picture(Supplier<Figure> drawer) {
    picture = () -> Optional.of(drawer.get());
  }

  /** Waits until it has ended, at most so long; gives whether it has. */
  public boolean await(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Somebody who waited was told how it ended. */
  public void told() {
    told = true;
  }

  boolean isTold() {
    return told;
  }

  /** {@code job 1 (model)}. */
  public String shown() {
    return "job " + number + " (" + name + ")";
  }

  void run(Work work) {
    End how;
    try {
      how = work.run(this);
    } catch (Throwable thrown) { // an Error too: whoever waits must hear of it
      how = new End(State.FAILED, String.valueOf(thrown.getMessage()));
    }
    endedNanos = System.nanoTime();
    end = how;
    ended.countDown();
  }
}
