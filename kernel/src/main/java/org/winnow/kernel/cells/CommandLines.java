package org.winnow.kernel.cells;

import java.util.List;
import java.util.Optional;
import org.winnow.magics.Completion;
import org.winnow.magics.Host;
import org.winnow.magics.Interpreter;
import org.winnow.viz.Figure;

/** What a kernel needs of the commands. */
public interface CommandLines {
  /** Whether there is a command of this name. */
  boolean handles(String name);

  /** Runs a command line. */
  void runLine(String line, Host host) throws Exception;

  /** Runs a command that has the rest of its cell as text. */
  void runCell(String firstLine, String body, Host host) throws Exception;

  /** Ways to go on typing a command line. */
  List<Completion> complete(String line, int cursor);

  /** The help of the command that a line calls. */
  Optional<Figure> inspect(String line, int cursor);

  /** The commands of an interpreter. */
  static CommandLines of(Interpreter interpreter) {
    return new CommandLines() {
      @Override
      public boolean handles(String name) {
        return interpreter.handles(name);
      }

      @Override
      public void runLine(String line, Host host) throws Exception {
        interpreter.runLine(line, host);
      }

      @Override
      public void runCell(String firstLine, String body, Host host) throws Exception {
        interpreter.runCell(firstLine, body, host);
      }

      @Override
      public List<Completion> complete(String line, int cursor) {
        return interpreter.complete(line, cursor);
      }

      @Override
      public Optional<Figure> inspect(String line, int cursor) {
        return interpreter.inspect(line, cursor);
      }
    };
  }
}
