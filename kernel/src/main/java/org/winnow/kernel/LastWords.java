package org.winnow.kernel;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.winnow.kernel.cells.CellContext;
import org.winnow.kernel.cells.NotebookHost;

/**
 * Says in the notebook why the process ends when neither Jupyter nor the kernel itself ended it: a
 * library has called {@code System.exit}. In cells' own code that call is refused.
 */
final class LastWords implements Runnable {
  /** What is said is sent by another thread, which needs a moment. */
  private static final long SENDING_MILLIS = 200;

  private static final List<String> OF_JAVA = List.of("java.", "jdk.", "sun.");

  private final Kernel kernel;

  LastWords(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public void run() {
    NotebookHost cell = CellContext.current();
    Optional<StackTraceElement> caller =
        kernel.wasEnded() ? Optional.empty() : caller(Thread.getAllStackTraces().values());
    if (cell == null || caller.isEmpty()) {
      return;
    }
    cell.print(
        "The kernel ends, and its variables are lost: "
            + caller.get()
            + " has called System.exit.\n");
    cell.output().flush();
    try {
      TimeUnit.MILLISECONDS.sleep(SENDING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Who called for the end, if it was code outside of Java and of this kernel's main. */
  static Optional<StackTraceElement> caller(Collection<StackTraceElement[]> stacks) {
    return stacks.stream()
        .filter(stack -> Arrays.stream(stack).anyMatch(LastWords::ends))
        .flatMap(Arrays::stream)
        .filter(frame -> OF_JAVA.stream().noneMatch(frame.getClassName()::startsWith))
        .findFirst()
        .filter(frame -> !frame.getClassName().equals(Main.class.getName()));
  }

  private static boolean ends(StackTraceElement frame) {
    return frame.getClassName().equals(Runtime.class.getName())
        && frame.getMethodName().equals("exit");
  }
}
