package org.winnow.datasets.repository;

import java.util.ArrayList;
import java.util.List;
import org.winnow.datasets.InputException;
import org.winnow.datasets.SourceNote;

/** Where examples came from, by number; example lines give the number. */
record SourceList(List<SourceNote> notes) {
  static final String FILE = "sources.tsv";

  SourceList {
    notes = List.copyOf(notes);
  }

  static SourceList parse(byte[] text) {
    List<SourceNote> notes = new ArrayList<>();
    LineCursor line = new LineCursor(FILE, text);
    while (line.next()) {
      line.require(4, 4);
      if (line.number(0) != notes.size()) {
        throw line.wrong("has the number " + line.raw(0) + ", expected " + notes.size());
      }
      notes.add(new SourceNote(line.string(1), line.string(2), line.string(3)));
    }
    return new SourceList(notes);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < notes.size(); i++) {
      SourceNote note = notes.get(i);
      text.append(Fields.line(i, note.name(), note.licence(), note.address())).append('\n');
    }
    return text.toString();
  }

  SourceNote get(int number) {
    if (number >= notes.size()) {
      throw new InputException(FILE + " has no source with the number " + number);
    }
    return notes.get(number);
  }

  /** This list with a note at its end, unless it is there. */
  SourceList with(SourceNote note) {
    if (notes.contains(note)) {
      return this;
    }
    List<SourceNote> more = new ArrayList<>(notes);
    more.add(note);
    return new SourceList(more);
  }
}
