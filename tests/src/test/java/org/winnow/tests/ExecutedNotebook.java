package org.winnow.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A notebook with its outputs, as a runner or a front end saved it. */
record ExecutedNotebook(JsonNode cells) {

  static ExecutedNotebook read(Path file) throws IOException {
    return new ExecutedNotebook(new ObjectMapper().readTree(file.toFile()).path("cells"));
  }

  /** Everything in words that a cell shows, named by its number or by a tag. */
  String text(String cell) {
    StringBuilder text = new StringBuilder();
    for (JsonNode output : named(cell).path("outputs")) {
      text.append(joined(output.path("text")));
      text.append(joined(output.path("data").path("text/plain"))).append('\n');
    }
    return text.toString();
  }

  /** The errors of all cells, each as {@code cell 3: Name: message}. */
  List<String> errors() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      for (JsonNode output : cells.get(i).path("outputs")) {
        if (output.path("output_type").asText().equals("error")) {
          String name = output.path("ename").asText();
          found.add("cell " + i + ": " + name + ": " + output.path("evalue").asText());
        }
      }
    }
    return found;
  }

  /** What cells wrote to standard error, which grading tools count against a student. */
  List<String> standardError() {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      for (JsonNode output : cells.get(i).path("outputs")) {
        if (output.path("name").asText().equals("stderr")) {
          found.add("cell " + i + ": " + joined(output.path("text")));
        }
      }
    }
    return found;
  }

  /** How many outputs of all cells hold a picture that shows without any server. */
  long pictures() {
    return cells.findValues("data").stream()
        .filter(data -> data.has("image/png") || data.has("image/svg+xml"))
        .count();
  }

  private JsonNode named(String cell) {
    if (cell.chars().allMatch(Character::isDigit)) {
      return cells.path(Integer.parseInt(cell));
    }
    for (JsonNode candidate : cells) {
      for (JsonNode tag : candidate.path("metadata").path("tags")) {
        if (tag.asText().equals(cell)) {
          return candidate;
        }
      }
    }
    throw new AssertionError("no cell has the tag " + cell);
  }

  /** A text of a notebook is one string or a list of lines. */
  private static String joined(JsonNode text) {
    if (!text.isArray()) {
      return text.asText("");
    }
    StringBuilder joined = new StringBuilder();
    text.forEach(line -> joined.append(line.asText()));
    return joined.toString();
  }
}
