package org.winnow.kernel.guest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.winnow.magics.HostBench;
import org.winnow.magics.HostContract;
import org.winnow.viz.Figure;

/** Winnow in a kernel on JJava's library. */
class JJavaGuestTest extends HostContract {
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
    return new GuestBench(screen, new JJavaGuest(new SmallJJava(screen, shell)));
  }

  @Test
  void commandsAreRegisteredUnderTheirOwnNamesAndUnderWinnow() throws Exception {
    Screen screen = new Screen();
    SmallJJava kernel = new SmallJJava(screen, shell);
    kernel.getMagicsRegistry().registerLineMagic("show", (k, words) -> "the kernel's own");
    new JJavaExtension().install(kernel);
    assertEquals(
        "the kernel's own", kernel.getMagicsRegistry().evalLineMagic(kernel, "show", List.of()));
    kernel.getMagicsRegistry().evalLineMagic(kernel, "winnow", List.of("dataset?"));
    assertTrue(screen.figures().get(0).text().startsWith("Usage: %dataset"), "" + screen.figures());
    kernel
        .getMagicsRegistry()
        .evalCellMagic(
            kernel, "winnow", List.of("skeleton", "tiny"), "input 8x8x1\ndense 16 relu\noutput 3");
    assertEquals("org.winnow.training.Skeleton", shell.eval("skeleton").getClass().getName());
    Exception wrong =
        assertThrows(
            GuestFailure.class,
            () ->
                kernel.getMagicsRegistry().evalLineMagic(kernel, "train", List.of("--nonsense;")));
    assertEquals(0, wrong.getStackTrace().length);
    assertTrue(wrong.getMessage().contains("--nonsense"), wrong.getMessage());
  }

  @Test
  void anInstallationThatFailsLeavesTheKernelAsItWas() {
    MagicsRegistry broken =
        new MagicsRegistry() {
          @Override
          public Set<String> getLineMagicNames() {
            throw new NoClassDefFoundError("planted");
          }
        };
    SmallJJava kernel = new SmallJJava(new Screen(), shell, broken);
    assertDoesNotThrow(() -> new JJavaExtension().install(kernel));
  }

  @Test
  void numbersThatAreNotFiniteAreLeftOut() {
    Screen screen = new Screen();
    JJavaGuest guest = new JJavaGuest(new SmallJJava(screen, shell));
    Map<String, Object> chart =
        Map.of("values", List.of(1.5, Double.NaN), "top", Double.POSITIVE_INFINITY);
    guest.display("x", PlainJson.map(Map.of(Figure.VEGA_LITE, chart)));
    Map<String, Object> sent = new HashMap<>();
    sent.put("values", Arrays.asList(1.5, null));
    assertEquals(sent, screen.figures().get(0).bundle().get(Figure.VEGA_LITE));
  }
}
