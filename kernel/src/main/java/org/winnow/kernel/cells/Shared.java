package org.winnow.kernel.cells;

import java.util.concurrent.CompletableFuture;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.output.DisplayIds;
import org.winnow.kernel.widgets.Widgets;

/**
 * What all cells of a kernel share.
 *
 * @param java the Java session, which is made in the background while the kernel starts
 * @param registered what the notebook registered for other kernels
 */
public record Shared(
    CompletableFuture<JavaSession> java,
    Widgets widgets,
    DisplayIds ids,
    InputLines input,
    Registered registered) {
  /** Whether the notebook has a variable of a name that holds something. */
  boolean hasVariable(String name) {
    return java.isDone() && !java.isCompletedExceptionally() && java.join().variable(name) != null;
  }
}
