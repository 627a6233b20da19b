package org.winnow.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.winnow.kernel.cells.CellContext;
import org.winnow.kernel.cells.CellRunner;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.cells.InputLines;
import org.winnow.kernel.cells.NotebookHost;
import org.winnow.kernel.cells.Shared;
import org.winnow.kernel.cells.magics.CompilerOptions;
import org.winnow.kernel.cells.magics.KernelMagics;
import org.winnow.kernel.compat.OtherKernels;
import org.winnow.kernel.history.History;
import org.winnow.kernel.java.CellFailure;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.java.UserThread;
import org.winnow.kernel.maven.MavenPlaces;
import org.winnow.kernel.memory.MemoryWatch;
import org.winnow.kernel.output.DisplayIds;
import org.winnow.kernel.widgets.Widgets;
import org.winnow.kernel.wire.Channels;
import org.winnow.kernel.wire.ConnectionInfo;
import org.winnow.kernel.wire.Message;
import org.winnow.magics.MemoryUse;

/**
 * A Jupyter kernel. The sockets' thread hands each request to the thread of its kind, so that none
 * waits for a cell but the next cell: cells, questions about code, comms, control, and the rest.
 */
public final class Kernel implements AutoCloseable {
  /** The last cell is remembered unless the drive takes longer than this. */
  private static final long HISTORY_PATIENCE_MILLIS = 300;

  private final Channels channels;
  private final UserThread users = new UserThread();
  private final ScheduledExecutorService clock = clock();
  private final ExecutorService language = single("winnow-language");
  private final ExecutorService comms = single("winnow-comms");
  private final ExecutorService control = single("winnow-control");
  private final ExecutorService other = single("winnow-requests");
  private final ExecutorService past = single("winnow-history");
  private final CompletableFuture<JavaSession> java = new CompletableFuture<>();
  private final CompletableFuture<JavaSession> warm = new CompletableFuture<>();
  private final CompilerOptions options = CompilerOptions.ofThisProcess();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final History history;
  private final Widgets widgets;
  private final InputLines input;
  private final CellRunner runner;
  private final ExecuteQueue cells;
  private final LanguageRequests questions;

  /**
   * A kernel that is not listening yet.
   *
   * @param deterministicIds whether ids of displays are counted, not random
   * @param historyFolder where it is kept what was run
   */
  public Kernel(
      ConnectionInfo connection,
      CommandLines commands,
      boolean deterministicIds,
      Path historyFolder) {
    this(
        connection,
        new KernelMagics(
            commands, MavenPlaces.of(System.getenv(), System.getProperties()), new OtherKernels()),
        new DisplayIds(deterministicIds),
        historyFolder);
  }

  /** A kernel that is not listening yet, with all of its commands. */
  Kernel(ConnectionInfo connection, KernelMagics commands, DisplayIds ids, Path historyFolder) {
    history = new History(historyFolder, past);
    channels = new Channels(connection, this::dispatch);
    widgets = new Widgets(channels, clock);
    input = new InputLines(channels);
    Shared shared = new Shared(java, widgets, ids, input, commands.registered());
    runner = new CellRunner(commands, users, shared, clock);
    cells =
        new ExecuteQueue(
            new ExecuteQueue.Parts(channels, runner, shared, clock, history),
            channels::afterReceived);
    questions = new LanguageRequests(commands, java);
  }

  /** Begins to listen; Java gets ready meanwhile. */
  public void start() {
    options.notices().forEach(notice -> tellFirst(notice + "\n"));
    channels.start();
    channels.publish(null, "status", Map.of("execution_state", "starting"));
    daemon("winnow-cells", cells::serve);
    daemon("winnow-java", this::prepareJava);
  }

  /** Has the first cell begin with a notice. */
  void tellFirst(String notice) {
    runner.tellFirst(notice);
  }

  /** Warns in the notebook when memory runs out; {@code seen} gets each reading. */
  void watchMemory(Consumer<MemoryUse> seen) {
    try {
      MemoryWatch.start(clock, Kernel::tellCell, seen);
    } catch (RejectedExecutionException endedMeanwhile) {
      return;
    }
  }

  /** Whether the kernel was asked to shut down. */
  boolean wasEnded() {
    return ended.getCount() == 0;
  }

  /** Waits until the kernel was asked to shut down. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  private void prepareJava() {
    try {
      JavaSession session = new JavaSession(users, Kernel::tellCell, options.words(), true);
      // What the first cell needs too is warmed in turns with it, not before it.
      java.complete(session);
      session.warmUp();
      questions.warmUp();
      warm.complete(session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CellFailure | RuntimeException | LinkageError e) {
      java.completeExceptionally(e);
    }
  }

  /**
   * Waits until Java is ready, then has it rehearse while no cell runs; see {@link JavaSession}.
   */
  void rehearse() throws CellFailure, InterruptedException {
    warm.join().rehearse();
  }

  private static void tellCell(String notice) {
    NotebookHost cell = CellContext.current();
    if (cell != null) {
      cell.print(notice);
    }
  }

  private void dispatch(Message message) {
    switch (message.type()) {
      case "execute_request" -> cells.add(message);
      case "complete_request" ->
          language.execute(() -> answer(message, "complete_reply", questions::complete));
      case "inspect_request" ->
          language.execute(() -> answer(message, "inspect_reply", questions::inspect));
      case "is_complete_request" ->
          language.execute(() -> answer(message, "is_complete_reply", questions::isComplete));
      case "comm_open" -> comms.execute(() -> serve(message, widgets::opened));
      case "comm_msg" -> comms.execute(() -> serve(message, widgets::received));
      case "comm_close" -> comms.execute(() -> serve(message, widgets::closedByFrontEnd));
      case "comm_info_request" ->
          comms.execute(() -> answer(message, "comm_info_reply", widgets::info));
      case "interrupt_request" ->
          control.execute(() -> answer(message, "interrupt_reply", this::interrupt));
      case "shutdown_request" -> control.execute(() -> shutDown(message));
      case "kernel_info_request" ->
          other.execute(() -> answer(message, "kernel_info_reply", m -> KernelInfo.reply()));
      case "history_request" ->
          past.execute(() -> answer(message, "history_reply", history::reply));
      case "input_reply" -> other.execute(() -> input.answer(message));
      default -> other.execute(() -> serve(message, m -> {}));
    }
  }

  private interface Answer {
    Map<String, Object> to(Message request) throws Exception;
  }

  private interface Service {
    void take(Message message) throws Exception;
  }

  private void answer(Message request, String type, Answer answer) {
    serve(
        request,
        message -> {
          Map<String, Object> content;
          try {
            content = answer.to(message);
          } catch (Throwable t) {
            content =
                Map.of(
                    "status", "error",
                    "ename", t.getClass().getSimpleName(),
                    "evalue", String.valueOf(t.getMessage()),
                    "traceback", List.of(t.toString()));
          }
          channels.reply(message, type, content);
        });
  }

  /** Serves a message between busy and idle; nothing it does may end its thread. */
  private void serve(Message message, Service service) {
    channels.publish(message, "status", Map.of("execution_state", "busy"));
    try {
      service.take(message);
    } catch (Throwable t) {
      tellCell("A live view's listener failed: " + t + "\n");
    } finally {
      channels.publish(message, "status", Map.of("execution_state", "idle"));
    }
  }

  private Map<String, Object> interrupt(Message request) {
    runner.interrupt();
    return Map.of("status", "ok");
  }

  private void shutDown(Message request) {
    Map<String, Object> content = Map.of("status", "ok", "restart", request.flag("restart", false));
    serve(
        request,
        message -> {
          widgets.closeAll();
          channels.publish(message, "shutdown_reply", content);
          channels.reply(message, "shutdown_reply", content);
        });
    ended.countDown();
  }

  /** Ends the kernel as a request to shut down does, without anybody to answer. */
  void end() {
    try {
      widgets.closeAll();
    } finally {
      ended.countDown();
    }
  }

  /** Interrupts the running cell, as the interrupt button does. */
  public void interrupt() {
    runner.interrupt();
  }

  @Override
  public void close() {
    channels.close();
    clock.shutdownNow();
    language.shutdownNow();
    comms.shutdownNow();
    control.shutdownNow();
    other.shutdownNow();
    past.shutdown();
    try {
      past.awaitTermination(HISTORY_PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended.countDown();
  }

  private static ScheduledExecutorService clock() {
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named("winnow-clock"));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  private static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(named(name));
  }

  private static ThreadFactory named(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static void daemon(String name, Runnable work) {
    // Compiling deeply nested code recurses deeply.
    Thread thread = new Thread(null, work, name, 16L << 20);
    thread.setDaemon(true);
    thread.start();
  }
}
