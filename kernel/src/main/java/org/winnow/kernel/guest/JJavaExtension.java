package org.winnow.kernel.guest;

import java.util.Optional;
import java.util.Set;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;

/**
 * Winnow's commands in JJava, which finds this class by itself once Winnow's jars are on its class
 * path. A magic that the kernel has already is left alone.
 */
public final class JJavaExtension implements Extension {
  /** A failure is told and no more: it would end the kernel. */
  @Override
  public void install(BaseKernel kernel) {
    try {
      if (!kernel.getName().equals("Winnow")) {
        register(kernel);
      }
    } catch (Throwable failure) {
      System.err.println("Winnow's commands are not available: " + failure);
    }
  }

  private static void register(BaseKernel kernel) {
    Guest guest = new Guest(new JJavaGuest(kernel));
    MagicsRegistry registry = kernel.getMagicsRegistry();
    Set<String> lines = Set.copyOf(registry.getLineMagicNames());
    Set<String> cells = Set.copyOf(registry.getCellMagicNames());
    for (String name : Guest.names()) {
      if (!lines.contains(name)) {
        registry.registerLineMagic(
            name, (host, arguments) -> guest.run(name, arguments, Optional.empty()));
      }
      if (!cells.contains(name)) {
        registry.registerCellMagic(
            name, (host, arguments, body) -> guest.run(name, arguments, Optional.of(body)));
      }
    }
  }
}
