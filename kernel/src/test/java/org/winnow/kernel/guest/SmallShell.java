package org.winnow.kernel.guest;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.lang.model.SourceVersion;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/** Java as the other kernels run it: JShell's own local engine, which loses variables' values. */
public final class SmallShell implements AutoCloseable {
  private static final AtomicReference<Object> LAST = new AtomicReference<>();

  private final JShell shell = JShell.builder().executionEngine("local").build();

  /** Called by the code that is run, to hand over a value. */
  public static void take(Object value) {
    LAST.set(value);
  }

  synchronized Object eval(String code) {
    boolean name = SourceVersion.isIdentifier(code);
    LAST.set(null);
    List<SnippetEvent> events =
        shell.eval(name ? SmallShell.class.getName() + ".take(" + code + ");" : code);
    for (SnippetEvent event : events) {
      if (event.status() == Snippet.Status.REJECTED || event.exception() != null) {
        throw new IllegalStateException("cannot run " + code, event.exception());
      }
    }
    return LAST.getAndSet(null);
  }

  @Override
  public void close() {
    shell.close();
  }
}
