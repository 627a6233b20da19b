package org.winnow.magics;

import org.winnow.viz.Figure;
import org.winnow.viz.View;

/**
 * What a command may ask of the kernel that runs it: the one port between commands and kernels.
 *
 * <p>All methods may be called from any thread; what is shown belongs to the cell whose command got
 * this host, also after that cell has ended.
 */
public interface Host {
  /** Shows a figure and returns the id by which it can be replaced. */
  String display(Figure figure);

  /**
   * Replaces a figure shown before. Hosts keep to a few updates a second and drop none that is
   * last.
   */
  void update(String displayId, Figure figure);

  /** Writes text to the cell's standard output, as it is (no line end is added). */
  void print(String text);

  /** Shows a live view, or its fallback where the front end cannot. */
  LiveView open(View view);

  /**
   * Binds a Java variable of the notebook to a value, declaring it with the type's full name the
   * first time.
   *
   * @param type a public class or interface that {@code value} has; never generic
   * @throws org.winnow.datasets.InputException if the notebook has a variable of that name with
   *     another type; the message suggests {@code --as}
   */
  <T> void bind(String name, Class<T> type, T value);

  /**
   * The value of a variable of the notebook, or null where there is none (a variable that holds
   * null counts as none).
   */
  Object variable(String name);

  /**
   * Whether {@link #bind} would take a value of this type, so that a command can refuse before it
   * does its work. A host that cannot tell the type of a variable goes by what it holds.
   */
  default boolean canBind(String name, Class<?> type) {
    Object there = variable(name);
    return there == null || type.isInstance(there);
  }

  /**
   * Whether what is shown after the command has returned still reaches its cell. Where not, what
   * works in the background tells nothing until a later command asks.
   */
  default boolean showsAfterwards() {
    return true;
  }

  /**
   * Where work that goes on after this command shows what it has to: here, or nowhere if this host
   * {@linkplain #showsAfterwards cannot}.
   */
  default Host afterwards() {
    return showsAfterwards() ? this : new QuietHost(this);
  }

  /** The running command's cancellation. */
  Cancellation cancellation();
}
