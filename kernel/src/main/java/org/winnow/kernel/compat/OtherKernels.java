package org.winnow.kernel.compat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.kernel.cells.CellContext;
import org.winnow.kernel.cells.NotebookHost;
import org.winnow.kernel.cells.Registered;
import org.winnow.viz.Figure;

/**
 * IJava's and JJava's kernel as notebooks written for them reach it: made when one is first asked
 * for, since most notebooks do not.
 */
public final class OtherKernels implements Registered {
  private volatile io.github.spencerpark.ijava.JavaKernel ijava;
  private volatile org.dflib.jjava.kernel.JavaKernel jjava;

  /**
   * Those of the kernel whose cell is running.
   *
   * @throws InputException if there is no cell
   */
  public static OtherKernels current() {
    if (cell().registered() instanceof OtherKernels others) {
      return others;
    }
    throw new InputException("This kernel keeps no registrations of IJava or JJava.");
  }

  static NotebookHost cell() {
    NotebookHost cell = CellContext.current();
    if (cell == null) {
      throw new InputException("This works in a cell of a notebook only.");
    }
    return cell;
  }

  /** The kernel as IJava's notebooks know it. */
  public synchronized io.github.spencerpark.ijava.JavaKernel ijava() {
    if (ijava == null) {
      ijava = new io.github.spencerpark.ijava.JavaKernel();
    }
    return ijava;
  }

  /** The kernel as JJava's notebooks know it. */
  public synchronized org.dflib.jjava.kernel.JavaKernel jjava() {
    if (jjava == null) {
      jjava = new org.dflib.jjava.kernel.JavaKernel();
      jjava.onStartup();
    }
    return jjava;
  }

  @Override
  public Optional<Figure> figure(Object value, List<String> mimeTypes) {
    Optional<Figure> theirs = IJavaBundles.figure(value, ijava, mimeTypes);
    return theirs.isPresent() ? theirs : JJavaBundles.figure(value, jjava, mimeTypes);
  }

  @Override
  public List<String> magics() {
    return Stream.of(
            ijava == null ? List.<String>of() : ijava.getMagics().names(),
            jjava == null ? List.<String>of() : JJavaBundles.magics(jjava))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  @Override
  public Object run(String name, List<String> arguments, Optional<String> body) throws Exception {
    if (jjava != null && JJavaBundles.magics(jjava).contains(name)) {
      return JJavaBundles.run(jjava, name, arguments, body);
    }
    return body.isPresent()
        ? ijava.getMagics().applyCellMagic(name, arguments, body.get())
        : ijava.getMagics().applyLineMagic(name, arguments);
  }

  @Override
  public void extend(ClassLoader loader) {
    jjava().extend(loader);
  }
}
