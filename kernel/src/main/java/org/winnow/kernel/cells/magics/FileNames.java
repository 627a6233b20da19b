package org.winnow.kernel.cells.magics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.winnow.magics.Completion;

/** Completes the name of a file at the end of a line. */
final class FileNames {
  private FileNames() {}

  static List<Completion> complete(String typed) {
    int start = typed.length();
    while (start > 0 && !Character.isWhitespace(typed.charAt(start - 1))) {
      start--;
    }
    String word = typed.substring(start);
    String folder = word.substring(0, word.lastIndexOf('/') + 1);
    Path place = Path.of(folder);
    if (!Files.isReadable(place.toAbsolutePath()) || !Files.isDirectory(place.toAbsolutePath())) {
      return List.of();
    }
    int begin = start;
    try (Stream<Path> entries = Files.list(place.toAbsolutePath())) {
      return entries
          .map(p -> folder + p.getFileName() + (Files.isDirectory(p) ? "/" : ""))
          .filter(name -> name.startsWith(word) && !name.startsWith(".", folder.length()))
          .sorted()
          .map(name -> new Completion(name, "file", begin, typed.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
