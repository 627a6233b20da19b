package org.winnow.kernel.cells;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.winnow.kernel.java.Described;
import org.winnow.kernel.java.JavaSession;
import org.winnow.kernel.java.Limited;
import org.winnow.viz.Figure;

/** What there is to say of a variable: its type, its value, and what the type is. */
public final class VariableHelp {
  /** A front end waits for the answer, and what a person's toString does may have no end. */
  private static final long PATIENCE_MILLIS = 500;

  private VariableHelp() {}

  /** Makes a value's text, which runs users' code. */
  public interface Shown {
    String text(Callable<String> making) throws Exception;
  }

  /** The help; empty if there is no variable of this name. */
  public static Optional<Figure> of(String name, JavaSession java, Shown shown) throws Exception {
    String type = java.typeOf(name);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Object value = java.variable(name);
    String line = shown.text(() -> ValueLine.of(value));
    List<Described> about = java.analysis().meaning(type.replaceFirst("<.*", ""));
    String words = "Variable  %s %s\nValue     %s".formatted(type, name, line);
    return Optional.of(Described.figure(words, about));
  }

  /** Makes a text beside the cells' thread, which may be busy, or says that it takes long. */
  public static String soon(Callable<String> making) throws Exception {
    return Limited.within(PATIENCE_MILLIS, "(takes long to show)", making);
  }
}
