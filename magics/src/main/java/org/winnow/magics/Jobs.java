package org.winnow.magics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;

/**
 * The trainings that run in the background, and those that did. One at a time for each name of a
 * network; each has a thread of its own. An interrupt of a cell leaves them alone. Safe to use from
 * any thread.
 */
public final class Jobs implements AutoCloseable {
  /** A session that closes waits so long for the batches in work. */
  private static final long CLOSING_MILLIS = 300;

  private final List<Job> jobs = new ArrayList<>();
  private boolean closed;

  Jobs() {}

  /**
   * Begins a job.
   *
   * @param name the network's name
   * @param title what is trained on what
   * @throws InputException where a network of that name is being trained
   */
  public synchronized Job start(String name, String title, Job.Work work) {
    requireFree(name);
    if (closed) {
      throw new InputException("the session has ended; nothing begins any more");
    }
    Job job = new Job(jobs.size() + 1, name, title);
    Thread thread = new Thread(() -> job.run(work), "winnow-job-" + job.number());
    thread.setDaemon(true);
    jobs.add(job);
    thread.start();
    return job;
  }

  /** All jobs of the session, oldest first. */
  public synchronized List<Job> all() {
    return List.copyOf(jobs);
  }

  /** The jobs that have not ended. */
  public List<Job> running() {
    return all().stream().filter(j -> !j.state().isEnd()).toList();
  }

  /** Of each name's latest job those of whose end nobody was told yet: what to wait for. */
  public List<Job> untold() {
    Map<String, Job> latest = new LinkedHashMap<>();
    all().forEach(job -> latest.put(job.name(), job));
    return latest.values().stream().filter(job -> !job.isTold()).toList();
  }

  /**
   * The job of a number, or the latest that trains a network of this name.
   *
   * @throws InputException where there is none
   */
  public Job find(String reference) {
    List<Job> there = all();
    for (int i = there.size() - 1; i >= 0; i--) {
      Job job = there.get(i);
      if (job.name().equals(reference) || String.valueOf(job.number()).equals(reference)) {
        return job;
      }
    }
    throw new InputException(
        "there is no job '"
            + reference
            + "'; "
            + (there.isEmpty()
                ? "%train --background begins one"
                : "there are " + there.stream().map(Job::shown).collect(Collectors.joining(", "))));
  }

  /**
   * Refuses a name that a running job's network has.
   *
   * @throws InputException naming the job
   */
  public void requireFree(String name) {
    for (Job job : running()) {
      if (job.name().equals(name)) {
        throw new InputException(
            "'%s' is being trained by job %d: wait for it (%%wait %d), stop it (%%stop %d) or take another name with --as"
                .formatted(name, job.number(), job.number(), job.number()));
      }
    }
  }

  /**
   * Waits for every job, as {@code %wait} does.
   *
   * @throws InputException where one of them failed, with its message
   */
  public void await() throws InterruptedException {
    List<Job> awaited = untold();
    for (Job job : awaited) {
      job.await(Long.MAX_VALUE);
      job.told();
    }
    requireSuccess(awaited);
  }

  /**
   * Refuses to go on from jobs that failed.
   *
   * @throws InputException with the messages of those
   */
  public static void requireSuccess(List<Job> ended) {
    String failures =
        ended.stream()
            .filter(j -> j.state() == Job.State.FAILED)
            .map(j -> j.shown() + " failed: " + j.end().orElseThrow().said())
            .collect(Collectors.joining("\n"));
    if (!failures.isEmpty()) {
      throw new InputException(failures);
    }
  }

  /** Asks every job to end with what it has; returns at once. */
  public void stop() {
    running().forEach(Job::stop);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    stop();
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSING_MILLIS);
    try {
      for (Job job : running()) {
        job.await(Math.max(0, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
