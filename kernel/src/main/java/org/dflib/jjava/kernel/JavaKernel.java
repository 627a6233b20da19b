package org.dflib.jjava.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.winnow.kernel.compat.CellActions;

/** Winnow's kernel behind the methods that JJava's notebooks and extensions call. */
public final class JavaKernel extends BaseKernel {
  /** The kernel; to be made known by {@link #onStartup}. */
  public JavaKernel() {
    super(
        "Winnow",
        "",
        new LanguageInfo.Builder("Java").version(Runtime.version().toString()).build(),
        List.of(),
        null,
        new CellIo(),
        new CommManager(),
        new NotebookRenderer(),
        null,
        new MagicsRegistry(),
        true,
        new StringStyler.Builder().build());
  }

  /** Has JJava's own static methods find this kernel, the last one where there are several. */
  @Override
  public void onStartup() {
    notebookKernel = this;
  }

  /** Installs the extensions that a loader finds and that are not installed yet. */
  public void extend(ClassLoader loader) {
    installExtensions(loader);
  }

  @Override
  public NotebookRenderer getRenderer() {
    return (NotebookRenderer) renderer;
  }

  @Override
  public void display(DisplayData data) {
    CellActions.display(data, data.getDisplayId());
  }

  @Override
  public Object evalRaw(String code) {
    try {
      return CellActions.eval(code);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Adds a path, which may have wild cards, to the class path. */
  public void addToClasspath(String path) {
    CellActions.addToClasspath(List.of(path));
  }

  /** Adds paths, which may have wild cards, to the class path. */
  public void addToClasspath(Iterable<String> paths) {
    List<String> all = new ArrayList<>();
    paths.forEach(all::add);
    CellActions.addToClasspath(all);
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
}
