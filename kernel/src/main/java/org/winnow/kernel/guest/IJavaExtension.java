package org.winnow.kernel.guest;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/**
 * Winnow's commands in IJava: {@code org.winnow.kernel.guest.IJavaExtension.install();} in a cell
 * or in its start-up script.
 */
public final class IJavaExtension {
  private IJavaExtension() {}

  /** Registers the commands with the running kernel. */
  public static void install() throws ReflectiveOperationException {
    // IJava's own classes are in no repository to be compiled against.
    Object kernel =
        Class.forName("io.github.spencerpark.ijava.IJava")
            .getMethod("getKernelInstance")
            .invoke(null);
    install((BaseKernel) kernel);
  }

  /**
   * Registers the commands with a kernel that has IJava's methods {@code getMagics} and {@code
   * evalRaw}.
   */
  static void install(BaseKernel kernel) throws ReflectiveOperationException {
    Magics magics = (Magics) kernel.getClass().getMethod("getMagics").invoke(kernel);
    Guest guest = new Guest(new IJavaGuest(kernel));
    for (String name : Guest.names()) {
      magics.registerLineMagic(name, arguments -> guest.run(name, arguments, Optional.empty()));
      magics.registerCellMagic(
          name, (arguments, body) -> guest.run(name, arguments, Optional.of(body)));
    }
  }

  /** Calls a kernel's {@code evalRaw}. */
  static Object eval(BaseKernel kernel, String code) throws Exception {
    try {
      return kernel.getClass().getMethod("evalRaw", String.class).invoke(kernel, code);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception thrown ? thrown : e;
    }
  }
}
