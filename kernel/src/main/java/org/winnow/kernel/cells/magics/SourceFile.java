package org.winnow.kernel.cells.magics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;
import org.winnow.kernel.wire.Json;

/** Reads the code of a file: of a notebook its code cells, of any other all of it. */
final class SourceFile {
  private static final List<String> ENDINGS =
      List.of("", ".jsh", ".jshell", ".java", ".ijava", ".ipynb");

  private SourceFile() {}

  /**
   * The cells of a file; the ending may be left out.
   *
   * @throws InputException if there is no such file, or it is a notebook of another language
   */
  static List<String> cells(String name) throws IOException {
    Path file =
        ENDINGS.stream()
            .map(ending -> Path.of(name + ending))
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "There is no file '%s' in %s, nor one with .jsh, .java or .ipynb added."
                            .formatted(name, Path.of("").toAbsolutePath())));
    if (file.toString().endsWith(".ipynb")) {
      return notebook(file);
    }
    String code = Files.readString(file);
    // What a cell declares belongs to no package.
    return List.of(
        file.toString().endsWith(".java")
            ? code.replaceFirst("(?m)^\\s*package\\s+[\\w.]+\\s*;", "")
            : code);
  }

  private static List<String> notebook(Path file) throws IOException {
    Map<String, Object> notebook = Json.readObject(Files.readAllBytes(file));
    Map<?, ?> metadata = notebook.get("metadata") instanceof Map<?, ?> m ? m : Map.of();
    String language =
        Stream.of(
                field(metadata, "kernelspec", "language"), field(metadata, "language_info", "name"))
            .filter(l -> !l.isEmpty())
            .findFirst()
            .orElse("java");
    if (!language.equalsIgnoreCase("java")) {
      throw new InputException("'" + file + "' is a notebook in " + language + ", not in Java.");
    }
    List<String> code = new ArrayList<>();
    for (Object cell : notebook.get("cells") instanceof List<?> cells ? cells : List.of()) {
      if (cell instanceof Map<?, ?> one && "code".equals(one.get("cell_type"))) {
        code.add(text(one.get("source")));
      }
    }
    return code;
  }

  private static String field(Map<?, ?> metadata, String part, String name) {
    return metadata.get(part) instanceof Map<?, ?> m && m.get(name) instanceof String s ? s : "";
  }

  private static String text(Object source) {
    return source instanceof List<?> lines
        ? lines.stream().map(String::valueOf).collect(Collectors.joining())
        : String.valueOf(source);
  }
}
