package org.winnow.kernel.cells;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.winnow.datasets.InputException;
import org.winnow.kernel.cells.magics.KernelMagics;
import org.winnow.kernel.cells.magics.MagicScope;
import org.winnow.kernel.cells.magics.MagicValue;
import org.winnow.kernel.java.CellFailure;
import org.winnow.kernel.java.CellPlace;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.java.UserThread;
import org.winnow.viz.View;

/** Runs cells: splits them, and has each part run on the users' thread. */
public final class CellRunner {
  private final KernelMagics commands;
  private final CellSplitter splitter;
  private final UserThread users;
  private final Interrupts interrupts;
  private final TimeLimit limit;
  private final Shared shared;
  private JavaSession waiting;
  private final Queue<String> notices = new ConcurrentLinkedQueue<>();
  private CompletableFuture<JavaSession> kept;

  public CellRunner(
      KernelMagics commands, UserThread users, Shared shared, ScheduledExecutorService clock) {
    this.commands = commands;
    this.splitter = new CellSplitter(commands::handles, shared::hasVariable);
    this.users = users;
    this.shared = shared;
    this.kept = shared.java();
    this.interrupts = new Interrupts(users, clock);
    this.limit = new TimeLimit(commands.statementLimit(), users, interrupts, clock);
  }

  /** Has the next cell begin with a notice. */
  public void tellFirst(String notice) {
    notices.add(notice);
  }

  /** Stops the running cell; see {@link Interrupts}. */
  public void interrupt() {
    interrupts.interrupt();
  }

  /** A cell's request is taken up: from here on an interrupt is its, and Java is not warmed up. */
  public void begin(NotebookHost host) {
    CompletableFuture<JavaSession> java = shared.java();
    waiting = java.isDone() && !java.isCompletedExceptionally() ? java.join() : null;
    if (waiting != null) {
      waiting.cellBegins();
    }
    host.calledBy(this);
    interrupts.begin(host);
    users.entering(
        () -> {
          CellContext.enter(host);
          limit.begins(host);
        });
    CellContext.enter(host);
  }

  /** The request that was taken up is answered. */
  public void end() {
    interrupts.end();
    if (waiting != null) {
      waiting.cellEnds();
    }
  }

  /**
   * Runs a cell.
   *
   * @param count its execution count
   * @return the bundle of its result; empty if there is none
   */
  public Map<String, Object> run(String code, int count, NotebookHost host) throws CellFailure {
    for (String notice = notices.poll(); notice != null; notice = notices.poll()) {
      host.print(notice);
    }
    for (String first : commands.takeStartup()) {
      runFirst(first, host);
    }
    Object value = runAll(code, count, host);
    if (value != null && !host.output().parent().flag("silent", false)) {
      // In turn also while Java is being made, for which a command's value need not wait.
      kept = kept.thenApply(java -> java.keeping(value));
    }
    return value == null ? Map.of() : bundle(value, host);
  }

  private void runFirst(String code, NotebookHost host) {
    try {
      runAll(code, 0, host);
    } catch (CellFailure failure) {
      host.print("The start-up code failed:\n" + String.join("\n", failure.lines()) + "\n");
    }
  }

  private Object runAll(String code, int count, NotebookHost host) throws CellFailure {
    List<Segment> segments;
    try {
      segments = splitter.split(code);
    } catch (InputException e) {
      throw CommandFailure.of(e);
    }
    Object value = null;
    for (int i = 0; i < segments.size(); i++) {
      if (host.cancellation().requested()) {
        if (i == 0) {
          throw CommandFailure.interrupted();
        }
        host.print("Interrupted: the rest of the cell was not run.\n");
        return null;
      }
      value = runOne(segments.get(i), new CellPlace(count, code, segments.get(i).line()), host);
    }
    return value;
  }

  private Object runOne(Segment segment, CellPlace place, NotebookHost host) throws CellFailure {
    if (segment instanceof Segment.Java java) {
      try {
        return java().eval(java.code(), place);
      } catch (CellFailure failure) {
        throw splitter
            .commandWithin(java)
            .filter(command -> failure.name().equals(JavaSession.NOT_COMPILED))
            .map(command -> failure.with(CommandFailure.outOfPlace(command)))
            .orElse(failure);
      } catch (RuntimeException | Error thrown) {
        // The compiler itself can run out of stack or memory; the cell must be answered all the
        // same.
        throw CommandFailure.of(thrown);
      }
    }
    if (segment instanceof Segment.Line line && commands.isOwn(line.text())) {
      return shown(own(line.text(), Optional.empty(), scope(place, host)));
    }
    if (segment instanceof Segment.Whole whole && commands.isOwn(whole.first())) {
      return shown(own(whole.first(), Optional.of(whole.body()), scope(place, host)));
    }
    interrupts.inCommand(true);
    try {
      onUserThread(
          () -> {
            if (segment instanceof Segment.Line line) {
              commands.runLine(line.text(), host);
            } else if (segment instanceof Segment.Whole whole) {
              commands.runCell(whole.first(), whole.body(), host);
            }
            return null;
          });
      return null;
    } finally {
      interrupts.inCommand(false);
      host.ownCancellation().commandEnded();
    }
  }

  private static Object shown(MagicValue given) {
    return given.shown() ? given.value() : null;
  }

  /** The kernel's own commands run where Java does: on this thread, users' code on theirs. */
  private MagicValue own(String line, Optional<String> body, MagicScope scope) throws CellFailure {
    try {
      return commands.run(line, body, scope);
    } catch (CellFailure failure) {
      throw failure;
    } catch (Throwable thrown) {
      throw CommandFailure.of(thrown);
    }
  }

  /**
   * Runs a command that Java code calls, and gives its value.
   *
   * @param body what would stand below a {@code %%} line
   */
  public Object call(String line, Optional<String> body, NotebookHost host) throws Exception {
    if (commands.isOwn(line)) {
      return commands.run(line, body, scope(new CellPlace(0, line, 0), host)).value();
    }
    if (body.isPresent()) {
      commands.runCell(line, body.get(), host);
    } else {
      commands.runLine(line, host);
    }
    return null;
  }

  /** Runs a whole cell's code that Java code gives, and gives its last value. */
  Object runWithin(String code, NotebookHost host) throws CellFailure {
    return runAll(code, 0, host);
  }

  private MagicScope scope(CellPlace place, NotebookHost host) {
    return new MagicScope() {
      @Override
      public JavaSession java() throws CellFailure {
        return CellRunner.this.java();
      }

      @Override
      public Object run(String code) throws CellFailure {
        return runAll(code, place.cell(), host);
      }

      @Override
      public NotebookHost host() {
        return host;
      }

      @Override
      public <T> T interruptibly(Callable<T> work) throws Exception {
        return users.call(work);
      }
    };
  }

  private Map<String, Object> bundle(Object value, NotebookHost host) throws CellFailure {
    return onUserThread(
        () -> {
          if (value instanceof View view) {
            host.open(view);
            return Map.of();
          }
          return host.render(value).bundle();
        });
  }

  private <T> T onUserThread(Callable<T> work) throws CellFailure {
    try {
      return users.call(work);
    } catch (Throwable thrown) {
      throw CommandFailure.of(thrown);
    }
  }

  /** The value of an expression, as a bundle, for {@code user_expressions}. */
  public Map<String, Object> evaluate(String expression, NotebookHost host) throws CellFailure {
    Object value = java().eval(expression, new CellPlace(0, expression, 0));
    return value == null ? Map.of("text/plain", "null") : bundle(value, host);
  }

  private JavaSession java() throws CellFailure {
    try {
      return shared.java().join();
    } catch (CompletionException e) {
      throw new CellFailure(
          "NoJava",
          "Java cells cannot run",
          List.of("Java cells need a JDK (a JRE has no jdk.jshell): " + e.getCause()));
    }
  }
}
