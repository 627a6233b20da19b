package org.winnow.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.winnow.kernel.cells.CellRunner;
import org.winnow.kernel.cells.NotebookHost;
import org.winnow.kernel.cells.Shared;
import org.winnow.kernel.history.History;
import org.winnow.kernel.java.CellFailure;
import org.winnow.kernel.output.CellOutput;
import org.winnow.kernel.wire.Message;
import org.winnow.kernel.wire.Outbox;

/**
 * Runs the requested cells, one after the other, on a thread of its own.
 *
 * <p>After a cell that ended in an error, or well but by an interrupt, every request that was
 * received before it is answered is aborted: its sender could not know. None that is sent later is.
 */
final class ExecuteQueue {
  /** "Run All" sends its requests in one go; this long they may take to arrive. */
  private static final long ARRIVAL_MILLIS = 30;

  private final Outbox outbox;
  private final CellRunner runner;
  private final Shared shared;
  private final ScheduledExecutorService clock;
  private final History history;
  private final Consumer<Runnable> afterReceived;
  private final LinkedBlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
  private int count;

  /** The parts that a queue works with. */
  record Parts(
      Outbox outbox,
      CellRunner runner,
      Shared shared,
      ScheduledExecutorService clock,
      History history) {}

  /**
   * A queue.
   *
   * @param afterReceived runs an action when every request that has arrived by now was added
   */
  ExecuteQueue(Parts parts, Consumer<Runnable> afterReceived) {
    this.outbox = parts.outbox();
    this.runner = parts.runner();
    this.shared = parts.shared();
    this.clock = parts.clock();
    this.history = parts.history();
    this.afterReceived = afterReceived;
  }

  /** Adds an {@code execute_request}. */
  void add(Message request) {
    waiting.add(request);
  }

  /** Serves for as long as the kernel lives. */
  void serve() {
    while (true) {
      try {
        execute(waiting.take());
      } catch (InterruptedException e) {
        return;
      } catch (Throwable t) {
        // A defect in answering one request must not leave all later ones unanswered.
        System.getLogger("org.winnow.kernel").log(System.Logger.Level.WARNING, "cell lost", t);
      }
    }
  }

  private void execute(Message request) throws InterruptedException {
    CellOutput output = new CellOutput(outbox, request, clock);
    NotebookHost host = new NotebookHost(output, shared);
    runner.begin(host);
    outbox.together(() -> tellBegin(request));
    Ran ran = null;
    try {
      ran = Ran.of(runner, request, count, host);
    } finally {
      Ran known = ran;
      outbox.together(() -> end(request, host, known));
    }
  }

  /**
   * What came of a cell.
   *
   * @param result the bundle of its result; empty if there is none
   * @param failure null if it ended well
   */
  private record Ran(Map<String, Object> result, CellFailure failure) {
    static Ran of(CellRunner runner, Message request, int count, NotebookHost host) {
      try {
        return new Ran(runner.run(request.text("code", ""), count, host), null);
      } catch (CellFailure failure) {
        return new Ran(Map.of(), failure);
      }
    }
  }

  private void tellBegin(Message request) {
    status(request, "busy");
    if (!request.flag("silent", false)) {
      count += request.flag("store_history", true) ? 1 : 0;
      outbox.publish(
          request,
          "execute_input",
          Map.of("code", request.text("code", ""), "execution_count", count));
    }
  }

  private void end(Message request, NotebookHost host, Ran ran) throws InterruptedException {
    try {
      if (ran != null) {
        answer(request, host, ran);
      }
    } finally {
      runner.end();
      host.output().flush();
      status(request, "idle");
    }
  }

  private void answer(Message request, NotebookHost host, Ran ran) throws InterruptedException {
    boolean silent = request.flag("silent", false);
    host.output().flush();
    if (!silent && request.flag("store_history", true)) {
      String shown = String.valueOf(ran.result().getOrDefault("text/plain", ""));
      history.add(count, request.text("code", ""), shown);
    }
    if (ran.failure() != null) {
      fail(request, ran.failure(), silent);
      return;
    }
    if (!silent && !ran.result().isEmpty()) {
      outbox.publish(
          request,
          "execute_result",
          Map.of("execution_count", count, "data", ran.result(), "metadata", Map.of()));
    }
    List<Message> aborted = host.cancellation().requested() ? arrived() : List.of();
    if (!aborted.isEmpty()) {
      host.print("Interrupted: the cells that waited were not run.\n");
      host.output().flush();
    }
    Map<String, Object> reply = reply("ok");
    reply.put("user_expressions", expressions(request, host));
    reply.put("payload", host.payloads());
    outbox.reply(request, "execute_reply", reply);
    abort(aborted);
  }

  private void fail(Message request, CellFailure failure, boolean silent)
      throws InterruptedException {
    if (!silent) {
      outbox.publish(request, "error", error(failure));
    }
    List<Message> aborted = request.flag("stop_on_error", true) ? arrived() : List.of();
    Map<String, Object> reply = reply("error");
    reply.putAll(error(failure));
    reply.put("user_expressions", Map.of());
    reply.put("payload", List.of());
    outbox.reply(request, "execute_reply", reply);
    abort(aborted);
  }

  private void abort(List<Message> aborted) {
    for (Message unlucky : aborted) {
      status(unlucky, "busy");
      // Without a count: a front end would number the cell as if it had run.
      outbox.reply(unlucky, "execute_reply", Map.of("status", "aborted"));
      status(unlucky, "idle");
    }
  }

  /** The requests that have come by now, taken out of the queue. */
  private List<Message> arrived() throws InterruptedException {
    List<Message> into = new ArrayList<>();
    CountDownLatch taken = new CountDownLatch(1);
    Runnable take =
        () -> {
          waiting.drainTo(into);
          taken.countDown();
        };
    clock.schedule(() -> afterReceived.accept(take), ARRIVAL_MILLIS, TimeUnit.MILLISECONDS);
    taken.await();
    return into;
  }

  private Map<String, Object> expressions(Message request, NotebookHost host) {
    Map<String, Object> answers = new LinkedHashMap<>();
    request
        .object("user_expressions")
        .forEach(
            (name, expression) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              try {
                one.put("status", "ok");
                one.put("data", runner.evaluate(String.valueOf(expression), host));
                one.put("metadata", Map.of());
              } catch (CellFailure failure) {
                one.clear();
                one.put("status", "error");
                one.putAll(error(failure));
              }
              answers.put(name, one);
            });
    return answers;
  }

  private Map<String, Object> reply(String status) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", status);
    reply.put("execution_count", count);
    return reply;
  }

  private static Map<String, Object> error(CellFailure failure) {
    return Map.of(
        "ename", failure.name(), "evalue", failure.getMessage(), "traceback", failure.lines());
  }

  private void status(Message request, String state) {
    outbox.publish(request, "status", Map.of("execution_state", state));
  }
}
