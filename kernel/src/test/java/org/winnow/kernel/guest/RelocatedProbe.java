package org.winnow.kernel.guest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.winnow.viz.Figure;

/** Winnow in a kernel on JJava's library, to be loaded together with it. */
public final class RelocatedProbe implements Callable<List<String>> {
  /** What was shown by a command, and by each of the port's other ways. */
  @Override
  public List<String> call() throws Exception {
    Screen screen = new Screen();
    SmallJJava kernel = new SmallJJava(screen, null);
    new JJavaExtension().install(kernel);
    kernel.getMagicsRegistry().evalLineMagic(kernel, "winnow", List.of("dataset?"));
    JJavaGuest guest = new JJavaGuest(kernel);
    guest.display("id", Map.of(Figure.TEXT, "before"));
    guest.update("id", Map.of(Figure.TEXT, "after"));
    guest.write("stdout", "written");
    return List.of(screen.figures().get(0).text(), screen.figures().get(1).text(), screen.text());
  }
}
