package org.winnow.kernel.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.winnow.magics.HostBench;
import org.winnow.magics.HostContract;

/** Winnow in a kernel on IJava's library. */
class IJavaGuestTest extends HostContract {
  private static SmallShell shell;

  @BeforeAll
  static void start() {
    shell = new SmallShell();
  }

  @AfterAll
  static void stop() {
    shell.close();
  }

  @Override
  protected HostBench open() {
    Screen screen = new Screen();
    return new GuestBench(screen, new IJavaGuest(new SmallIJava(screen, shell)));
  }

  @Test
  void commandsAreRegistered() throws Exception {
    Screen screen = new Screen();
    SmallIJava kernel = new SmallIJava(screen, shell);
    IJavaExtension.install(kernel);
    kernel.getMagics().applyLineMagic("winnow", List.of("train?"));
    kernel
        .getMagics()
        .applyCellMagic("skeleton", List.of("tiny"), "input 4\ndense 8 relu\noutput 2");
    assertTrue(screen.figures().get(0).text().startsWith("Usage: %train"), "" + screen.figures());
    assertEquals("org.winnow.training.Skeleton", shell.eval("skeleton").getClass().getName());
  }
}
