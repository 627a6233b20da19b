package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.winnow.datasets.InputException;

/**
 * A label file as plain git leaves it in a merge: judgements, and between conflict markers those
 * that nobody chose from yet.
 *
 * @param settled judgements outside of markers by full id, in their order
 * @param open full ids of examples with a judgement between markers
 */
record MarkedLabels(Map<String, List<Judgement>> settled, Set<String> open) {
  private static final String OURS = "<<<<<<<";
  private static final String BASE = "|||||||";
  private static final String THEIRS = "=======";
  private static final String END = ">>>>>>>";

  /**
   * Reads a file.
   *
   * @param file the name shown in messages
   * @throws InputException where a line is neither a judgement nor a marker in its place
   */
  static MarkedLabels read(String file, byte[] text) {
    Map<String, List<Judgement>> settled = new TreeMap<>();
    Set<String> open = new HashSet<>();
    LineCursor line = new LineCursor(file, text);
    String part = END;
    while (line.next()) {
      String marker = marker(line.raw(0));
      if (!marker.isEmpty()) {
        requireNext(part, marker, line);
        part = marker;
        continue;
      }
      Judgement judgement = Judgement.read(line);
      if (!part.equals(END)) {
        open.add(judgement.id());
      } else {
        settled.computeIfAbsent(judgement.id(), id -> new ArrayList<>()).add(judgement);
      }
    }
    if (!part.equals(END)) {
      throw new InputException(file + " ends between conflict markers: '" + END + "' is missing");
    }
    settled.values().forEach(judgements -> judgements.sort(Judgement.ORDER));
    return new MarkedLabels(settled, open);
  }

  /** Whether a text that is no label file has lines of both sides between markers. */
  static boolean isMarked(byte[] text) {
    LineCursor line = new LineCursor("", text);
    while (line.next()) {
      if (marker(line.raw(0)).equals(OURS)) {
        return true;
      }
    }
    return false;
  }

  private static String marker(String first) {
    for (String marker : List.of(OURS, BASE, THEIRS, END)) {
      if (first.equals(marker) || first.startsWith(marker + " ")) {
        return marker;
      }
    }
    return "";
  }

  private static void requireNext(String part, String marker, LineCursor line) {
    boolean fits =
        switch (marker) {
          case OURS -> part.equals(END);
          case BASE -> part.equals(OURS);
          case THEIRS -> part.equals(OURS) || part.equals(BASE);
          default -> part.equals(THEIRS);
        };
    if (!fits) {
      throw line.wrong("is a conflict marker out of its place: '" + marker + "'");
    }
  }
}
