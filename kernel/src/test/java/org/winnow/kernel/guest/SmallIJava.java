package org.winnow.kernel.guest;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.magic.registry.Magics;
import io.github.spencerpark.jupyter.messages.ContentType;
import java.nio.charset.StandardCharsets;

/** A kernel on IJava's library, with the two methods that IJava adds. */
public final class SmallIJava extends BaseKernel {
  private final Screen screen;
  private final SmallShell shell;
  private final Magics magics = new Magics();
  private final JupyterIO io = new Io();

  SmallIJava(Screen screen, SmallShell shell) {
    this.screen = screen;
    this.shell = shell;
  }

  public Magics getMagics() {
    return magics;
  }

  public Object evalRaw(String code) {
    return shell.eval(code);
  }

  @Override
  public void display(DisplayData data) {
    screen.display(data.getDisplayId(), data);
  }

  @Override
  public JupyterIO getIO() {
    return io;
  }

  @Override
  public DisplayData eval(String code) {
    return getRenderer().render(evalRaw(code));
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java").build();
  }

  private final class Io extends JupyterIO {
    Io() {
      super(StandardCharsets.UTF_8);
      setEnv(
          new ShellReplyEnvironment(null, null, null, null) {
            @Override
            public <T extends ContentType<T>> void publish(T content) {
              DisplayData data = (DisplayData) content;
              screen.update(data.getDisplayId(), data);
            }

            @Override
            public void writeToStdOut(String text) {
              screen.write(text);
            }
          });
    }
  }
}
