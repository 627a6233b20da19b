package org.winnow.kernel.guest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;

/** A kernel on JJava's library. */
public final class SmallJJava extends BaseKernel {
  private final Screen screen;
  private final SmallShell shell;

  SmallJJava(Screen screen, SmallShell shell) {
    this(screen, shell, new MagicsRegistry());
  }

  SmallJJava(Screen screen, SmallShell shell, MagicsRegistry magics) {
    super(
        "small",
        "1",
        new LanguageInfo.Builder("Java").build(),
        List.of(),
        null,
        new Io(screen),
        new CommManager(),
        new Renderer(),
        null,
        magics,
        false,
        new StringStyler.Builder().build());
    this.screen = screen;
    this.shell = shell;
  }

  @Override
  public Object evalRaw(String code) {
    return shell.eval(code);
  }

  @Override
  public void display(DisplayData data) {
    screen.display(data.getDisplayId(), data);
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return null;
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    return null;
  }

  @Override
  public String isComplete(String code) {
    return IS_COMPLETE_MAYBE;
  }

  private static final class Io extends JupyterIO {
    Io(Screen screen) {
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
