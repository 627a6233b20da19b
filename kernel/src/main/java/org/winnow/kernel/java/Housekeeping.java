package org.winnow.kernel.java;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;

/**
 * Lets go of what is kept of snippets that were replaced, dropped or refused, so that declaring a
 * name a thousand times costs what declaring it once does. To be used with the engine's lock held.
 */
final class Housekeeping {
  private final Declared declared;
  private final InProcessControl control;
  private final ShellMemory memory;
  private final Queue<Snippet> dead = new ArrayDeque<>();
  private final Queue<Snippet> compiled = new ArrayDeque<>();

  Housekeeping(JShell shell, Declared declared, InProcessControl control) {
    this.declared = declared;
    this.control = control;
    this.memory = ShellMemory.of(shell).orElse(null);
    if (memory != null) {
      shell.onSnippetEvent(this::follow);
    }
  }

  private void follow(SnippetEvent event) {
    if (event.status() == Status.VALID) {
      compiled.add(event.snippet());
    } else if (Set.of(Status.OVERWRITTEN, Status.DROPPED, Status.REJECTED)
        .contains(event.status())) {
      dead.add(event.snippet());
    }
  }

  /** Does what there is to do, unless JShell is at work. */
  void tidy() {
    if (control.inSnippet()) {
      return;
    }
    for (String name : declared.takeAbandoned()) {
      control.forget(name);
      if (memory != null) {
        memory.forgetClass(name);
      }
    }
    while (!dead.isEmpty()) {
      memory.forget(dead.remove());
    }
    while (!compiled.isEmpty()) {
      shorten(compiled.remove());
    }
  }

  private void shorten(Snippet snippet) {
    try {
      memory.shorten(snippet);
    } catch (ReflectiveOperationException defect) {
      throw new IllegalStateException(defect);
    }
  }
}
