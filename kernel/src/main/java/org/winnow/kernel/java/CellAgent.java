package org.winnow.kernel.java;

import java.lang.instrument.Instrumentation;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the virtual machine calls when the kernel asks for the right to redefine classes.
 *
 * <p>This is static because the virtual machine knows of the class alone.
 */
public final class CellAgent {
  private static final AtomicReference<Instrumentation> GIVEN = new AtomicReference<>();

  private CellAgent() {}

  /** Called by the virtual machine. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    GIVEN.set(instrumentation);
  }

  static Optional<Instrumentation> given() {
    return Optional.ofNullable(GIVEN.get());
  }
}
