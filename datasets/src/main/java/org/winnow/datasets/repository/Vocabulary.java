package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.winnow.datasets.InputException;

/**
 * The classes: a number that lasts and a name that may change. The order of lines is the order of
 * class indices; a number is never given twice.
 */
record Vocabulary(List<Entry> entries) {
  static final String FILE = "vocabulary.tsv";

  /** One class. */
  record Entry(int id, String name) {}

  Vocabulary {
    entries = List.copyOf(entries);
    Set<Object> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.id) || !seen.add(entry.name)) {
        throw new InputException(
            FILE + " has class " + entry.id + " '" + entry.name + "' more than once");
      }
    }
  }

  static Vocabulary of(List<String> names) {
    List<Entry> entries = new ArrayList<>();
    for (String name : names) {
      entries.add(new Entry(entries.size(), name));
    }
    return new Vocabulary(entries);
  }

  static Vocabulary parse(byte[] text) {
    List<Entry> entries = new ArrayList<>();
    LineCursor line = new LineCursor(FILE, text);
    while (line.next()) {
      line.require(2, 2);
      entries.add(new Entry(line.number(0), line.string(1)));
    }
    return new Vocabulary(entries);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    entries.forEach(e -> text.append(Fields.line(e.id, e.name)).append('\n'));
    return text.toString();
  }

  List<String> names() {
    return entries.stream().map(Entry::name).toList();
  }

  /** The number of the class with this index. */
  int id(int index) {
    return entries.get(index).id;
  }

  /** Class index by class number; -1 where a number was never given. */
  int[] indexById() {
    int[] index = new int[entries.stream().mapToInt(Entry::id).max().orElse(-1) + 1];
    java.util.Arrays.fill(index, -1);
    for (int i = 0; i < entries.size(); i++) {
      index[id(i)] = i;
    }
    return index;
  }

  /** The number of a class name, empty where there is none of this name. */
  OptionalInt idOf(String name) {
    return entries.stream().filter(e -> e.name.equals(name)).mapToInt(Entry::id).findFirst();
  }

  String nameOf(int id) {
    return entries.stream()
        .filter(e -> e.id == id)
        .map(Entry::name)
        .findFirst()
        .orElseThrow(() -> new InputException(FILE + " has no class with the number " + id));
  }

  private void requireNew(String name) {
    if (idOf(name).isPresent()) {
      throw new InputException("there is a class '" + name + "' already; classes: " + names());
    }
  }

  Vocabulary renamed(String from, String to) {
    if (idOf(from).isEmpty()) {
      throw new InputException("there is no class '" + from + "' to rename; classes: " + names());
    }
    requireNew(to);
    return new Vocabulary(
        entries.stream().map(e -> e.name.equals(from) ? new Entry(e.id, to) : e).toList());
  }

  Vocabulary with(String name) {
    requireNew(name);
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(indexById().length, name));
    return new Vocabulary(more);
  }
}
