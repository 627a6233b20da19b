package org.winnow.magics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for examples in the notebooks of a folder, by the ids that stand in a cell or in the text
 * beside a picture. A short id may be something else; a picture without text is not seen.
 */
final class NotebookTraces {
  private static final Pattern WORD = Pattern.compile("[^\\s\"'#>,;:()\\[\\]{}|]+");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}(-[0-9]+)?");
  private static final int SHORTEST = 4;
  private static final ObjectMapper JSON = new ObjectMapper();

  private NotebookTraces() {}

  /** A sentence for each notebook that shows one of the examples. */
  static List<String> of(Path folder, List<String> ids) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList()) {
        found.addAll(inNotebook(file, ids));
      }
    } catch (IOException e) {
      found.add("the notebooks in " + folder + " could not be looked into: " + e.getMessage());
    }
    return found;
  }

  private static List<String> inNotebook(Path file, List<String> ids) {
    try {
      TreeSet<Integer> cells = new TreeSet<>();
      int number = 0;
      for (JsonNode cell : JSON.readTree(file.toFile()).path("cells")) {
        number++;
        if (names(cell.path("source"), ids) || names(cell.path("outputs"), ids)) {
          cells.add(number);
        }
      }
      String listed = cells.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return cells.isEmpty()
          ? List.of()
          : List.of(
              "notebook "
                  + file.getFileName()
                  + " may show it, in cell "
                  + listed
                  + ": clear these outputs and save it");
    } catch (IOException e) {
      return List.of("notebook " + file.getFileName() + " could not be read: " + e.getMessage());
    }
  }

  /** Whether any text below a node names one of the examples; pictures are text of other kinds. */
  private static boolean names(JsonNode node, List<String> ids) {
    if (node.isTextual()) {
      Matcher words = WORD.matcher(node.asText());
      while (words.find()) {
        String word = words.group();
        if (ids.stream().anyMatch(id -> isName(word, id))) {
          return true;
        }
      }
      return false;
    }
    for (JsonNode child : node) {
      if (names(child, ids)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(String word, String id) {
    boolean begins = HASH.matcher(id).matches() && word.length() >= SHORTEST && id.startsWith(word);
    return begins || word.equals(id);
  }
}
