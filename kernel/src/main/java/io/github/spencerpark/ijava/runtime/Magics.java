package io.github.spencerpark.ijava.runtime;

import java.util.List;
import org.winnow.kernel.Notebook;

/** What IJava gives its notebooks to call commands. */
public final class Magics {
  private Magics() {}

  public static <T> T lineMagic(String name, List<String> arguments) throws Exception {
    return Notebook.lineMagic(name, arguments);
  }

  public static <T> T cellMagic(String name, List<String> arguments, String body) throws Exception {
    return Notebook.cellMagic(name, arguments, body);
  }
}
