package org.dflib.jjava.kernel;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import org.winnow.kernel.compat.CellActions;

/** Streams and displays that lead to the running cell. */
final class CellIo extends JupyterIO {
  CellIo() {
    super(StandardCharsets.UTF_8);
    setEnv(new Environment());
  }

  private static final class Environment extends ShellReplyEnvironment {
    Environment() {
      super(null, null, null, null);
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
      if (content instanceof PublishUpdateDisplayData update) {
        CellActions.update(update, update.getDisplayId());
      } else if (content instanceof DisplayData shown) {
        CellActions.display(shown, shown.getDisplayId());
      }
    }

    @Override
    public void writeToStdOut(String text) {
      CellActions.write("stdout", text);
    }

    @Override
    public void writeToStdErr(String text) {
      CellActions.write("stderr", text);
    }
  }
}
