package org.winnow.kernel.cells;

import java.util.List;
import java.util.Optional;
import org.winnow.viz.Figure;

/** What a notebook written for another Java kernel has registered: renderers and commands. */
public interface Registered {
  /** Nothing at all. */
  Registered NONE =
      new Registered() {
        @Override
        public Optional<Figure> figure(Object value, List<String> mimeTypes) {
          return Optional.empty();
        }

        @Override
        public List<String> magics() {
          return List.of();
        }

        @Override
        public Object run(String name, List<String> arguments, Optional<String> body) {
          throw new IllegalArgumentException(name);
        }

        @Override
        public void extend(ClassLoader loader) {
          // There is nobody to extend.
        }
      };

  /**
   * How a registered renderer shows a value; empty where none is for it.
   *
   * @param mimeTypes the forms that are asked for; empty for those it prefers
   */
  Optional<Figure> figure(Object value, List<String> mimeTypes);

  /** The names of the registered commands. */
  List<String> magics();

  /**
   * Runs a registered command.
   *
   * @param body what stands below a {@code %%} line
   * @return what it gives
   */
  Object run(String name, List<String> arguments, Optional<String> body) throws Exception;

  /** Installs the extensions for other kernels that a loader newly finds. */
  void extend(ClassLoader loader);
}
