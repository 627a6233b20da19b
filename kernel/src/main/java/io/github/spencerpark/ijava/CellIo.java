package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import java.nio.charset.StandardCharsets;
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
