package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.JupyterIO;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.winnow.kernel.compat.CellActions;

/** Winnow's kernel behind the methods that IJava's notebooks call. */
public final class JavaKernel extends BaseKernel {
  private final NotebookRenderer renderer = new NotebookRenderer();
  private final NotebookMagics magics = new NotebookMagics();
  private final JupyterIO io = new CellIo();

  public JavaKernel() {
    super(StandardCharsets.UTF_8);
  }

  @Override
  public NotebookRenderer getRenderer() {
    return renderer;
  }

  public NotebookMagics getMagics() {
    return magics;
  }

  @Override
  public JupyterIO getIO() {
    return io;
  }

  @Override
  public void display(DisplayData data) {
    CellActions.display(data, data.getDisplayId());
  }

  /** Runs a cell's code; gives its last value. */
  public Object evalRaw(String code) throws Exception {
    return CellActions.eval(code);
  }

  @Override
  public DisplayData eval(String code) throws Exception {
    Object value = evalRaw(code);
    return value == null ? null : renderer.render(value);
  }

  /** Adds a path, which may have wild cards, to the class path. */
  public void addToClasspath(String path) {
    CellActions.addToClasspath(List.of(path));
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .build();
  }
}
