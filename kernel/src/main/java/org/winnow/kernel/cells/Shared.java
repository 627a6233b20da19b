package org.winnow.kernel.cells;

import java.util.concurrent.CompletableFuture;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.output.DisplayIds;
import org.winnow.kernel.widgets.Widgets;

/**
 * What all cells of a kernel share.
 *
 * @param java the Java session, which is made in the background while the kernel starts
 */
public record Shared(
    CompletableFuture<JavaSession> java, Widgets widgets, DisplayIds ids, InputLines input) {}
