package org.winnow.kernel.cells.magics;

import java.util.List;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.kernel.cells.CommandLines;
import org.winnow.kernel.cells.VariableHelp;
import org.winnow.kernel.java.Described;
import org.winnow.kernel.java.JavaSession;
import org.winnow.viz.Figure;

/** {@code %pinfo}, which {@code NAME?} stands for, and {@code %clear_output}. */
final class HelpMagics {
  private final CommandLines commands;

  HelpMagics(CommandLines commands) {
    this.commands = commands;
  }

  List<Magic> all() {
    return List.of(
        new Magic(
            List.of("pinfo", "pinfo2"),
            Magic.Form.LINE,
            "NAME",
            "Show what a command, a variable, a type or a method is; NAME? is the same.",
            "",
            this::tell),
        new Magic(
            List.of("clear_output", "clear"),
            Magic.Form.LINE,
            "[wait]",
            "Remove what the cell has shown so far; with wait only when there is something new.",
            "",
            HelpMagics::clear));
  }

  private Object tell(MagicCall call) throws Exception {
    String name = call.rest().strip();
    String bare = name.replaceFirst("^%+", "");
    if (bare.isEmpty()) {
      throw new InputException("Of what? %train? or Math.max?");
    }
    Optional<Figure> found = name.startsWith("%") ? Optional.empty() : java(name, call.scope());
    if (found.isEmpty() && commands.handles(bare)) {
      found = commands.inspect("%" + bare, 1 + bare.length());
    }
    call.scope()
        .host()
        .page(
            found.orElseThrow(
                () ->
                    new InputException("Nothing is known of '" + name + "'; is it spelt right?")));
    return null;
  }

  private static Optional<Figure> java(String name, MagicScope scope) throws Exception {
    JavaSession java = scope.java();
    Optional<Figure> variable = VariableHelp.of(name, java, scope::interruptibly);
    return variable.isPresent() ? variable : Described.figure(java.analysis().meaning(name));
  }

  private static Object clear(MagicCall call) {
    String how = call.rest().strip();
    if (!how.isEmpty() && !how.matches("-*w(ait)?")) {
      throw new InputException("%clear_output takes nothing but 'wait', and not '" + how + "'.");
    }
    call.scope().host().output().clear(!how.isEmpty());
    return null;
  }
}
