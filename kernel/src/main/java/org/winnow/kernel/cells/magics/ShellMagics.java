package org.winnow.kernel.cells.magics;

import java.util.List;
import org.winnow.datasets.InputException;

/** {@code %sh}, which {@code !command} stands for: commands of the system's shell. */
final class ShellMagics {
  private ShellMagics() {}

  static List<Magic> all() {
    return List.of(
        new Magic(
            List.of("sh", "bash", "sx", "system"),
            Magic.Form.LINE_OR_CELL,
            "COMMAND",
            "Run a command of the system's shell; !COMMAND is the same, files = !ls keeps its lines.",
            Magic.PATHS,
            ShellMagics::run));
  }

  private static Object run(MagicCall call) throws Exception {
    String line = call.rest().strip();
    String body = call.body().orElse("");
    if ((line + body).isBlank()) {
      throw new InputException("Which command? !ls -l");
    }
    String script = line.isEmpty() ? body : body.isEmpty() ? line : line + "\n" + body;
    boolean kept = !call.target().isEmpty();
    ShellProcess process = new ShellProcess(kept ? text -> {} : call.scope()::print);
    int status = call.scope().interruptibly(() -> process.run(script));
    if (status != 0 && call.body().isPresent()) {
      throw new InputException("The shell ended with exit status " + status + ".");
    }
    if (status != 0) {
      call.scope().print("exit status " + status + "\n");
    }
    return process.text().lines().toList();
  }
}
