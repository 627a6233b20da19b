package org.winnow.kernel.guest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.winnow.datasets.InputException;
import org.winnow.kernel.Forms;
import org.winnow.kernel.maven.MavenPackages;
import org.winnow.kernel.maven.MavenPlaces;
import org.winnow.magics.Commands;
import org.winnow.magics.Interpreter;
import org.winnow.magics.Session;
import org.winnow.packages.PackageStore;

/** Winnow's commands in another project's kernel. */
final class Guest {
  private final GuestKernel kernel;
  private final GuestVariables variables;
  private final Interpreter interpreter =
      new Interpreter(
          new Session(
              PackageStore.ofUser(
                  new MavenPackages(MavenPlaces.of(System.getenv(), System.getProperties())),
                  System.getenv())));
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "winnow-clock");
            thread.setDaemon(true); // These kernels end when their last other thread does.
            return thread;
          });

  Guest(GuestKernel kernel) {
    this.kernel = kernel;
    this.variables = new GuestVariables(kernel);
  }

  /** The names to register; {@code winnow} runs them all, also those that the kernel has itself. */
  static List<String> names() {
    return Commands.names();
  }

  /**
   * Runs a command on this thread.
   *
   * @param arguments as the kernel split them
   * @param body what stands below a {@code %%} line
   * @return null, since kernels would show a value, or a name for it, once more
   */
  Object run(String name, List<String> arguments, Optional<String> body) throws Exception {
    GuestHost host = new GuestHost(kernel, variables, clock);
    try {
      String line = name + Forms.quoted(arguments).replaceFirst(";\\s*$", "");
      if (body.isPresent()) {
        interpreter.runCell("%%" + line, body.get(), host);
      } else {
        interpreter.runLine("%" + line, host);
      }
      return null;
    } catch (InputException e) {
      throw new GuestFailure(e.getMessage());
    } finally {
      host.end();
    }
  }
}
