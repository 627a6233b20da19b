package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.winnow.datasets.Attribution;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.Origin;
import org.winnow.datasets.SourceNote;
import org.winnow.datasets.Split;

/** The lines in which a group of edits is journalled; an added example's bytes are in the packs. */
final class JournalLines {
  static final String GROUP = "group";
  private static final String RELABEL = "relabel";
  private static final String DROP = "drop";
  private static final String FLAG = "flag";
  private static final String ADD = "add";
  private final BlobStore blobs;
  private final Description description;

  JournalLines(BlobStore blobs, Description description) {
    this.blobs = blobs;
    this.description = description;
  }

  String text(EditGroup group) {
    SourceNote from = group.source();
    StringBuilder text = new StringBuilder();
    text.append(Fields.line(GROUP, from.name(), from.licence(), from.address())).append('\n');
    group.edits().forEach(edit -> text.append(line(edit)).append('\n'));
    return text.toString();
  }

  private String line(LabelEdit edit) {
    String annotator = edit.by().annotator();
    Origin origin = edit.by().origin();
    if (edit instanceof LabelEdit.Relabel r) {
      return Fields.line(RELABEL, r.id(), annotator, origin, given(r.from()), given(r.to()));
    } else if (edit instanceof LabelEdit.Drop) {
      return Fields.line(DROP, edit.id(), annotator, origin);
    } else if (edit instanceof LabelEdit.Flag flag) {
      return Fields.line(FLAG, edit.id(), annotator, origin, flag.note());
    } else if (edit instanceof LabelEdit.AddExample add) {
      BlobRef ref = AddedBytes.of(add, description).ref();
      String split = add.split().label();
      return Fields.line(
          ADD,
          add.id(),
          annotator,
          origin,
          given(add.label()),
          split,
          ref.hash(),
          ref.features(),
          ref.view());
    }
    throw new IllegalStateException("no journal line for an edit of " + edit.getClass());
  }

  /** A label may have any name, so a mark tells one from none. */
  private static String given(Optional<String> label) {
    return label.map(name -> "=" + name).orElse("-");
  }

  private static Optional<String> given(String field) {
    return field.startsWith("=") ? Optional.of(field.substring(1)) : Optional.empty();
  }

  /** Stores the bytes of the examples that a group adds. */
  void storeBytes(EditGroup group) throws IOException {
    List<LabelEdit.AddExample> added = new ArrayList<>();
    for (LabelEdit edit : group.edits()) {
      if (edit instanceof LabelEdit.AddExample add) {
        added.add(add);
      }
    }
    if (!added.isEmpty()) {
      blobs.store(
          sink -> {
            for (LabelEdit.AddExample add : added) {
              AddedBytes bytes = AddedBytes.of(add, description);
              sink.add(bytes.features(), bytes.view());
            }
          });
    }
  }

  static SourceNote source(LineCursor line) {
    line.require(4, 4);
    return new SourceNote(line.string(1), line.string(2), line.string(3));
  }

  LabelEdit edit(LineCursor line) throws IOException {
    line.require(4, 9);
    String id = line.string(1);
    Attribution by = new Attribution(line.string(2), Origin.parse(line.string(3)));
    String kind = line.raw(0);
    switch (kind) {
      case RELABEL:
        line.require(6, 6);
        return new LabelEdit.Relabel(id, given(line.string(4)), given(line.string(5)), by);
      case DROP:
        return new LabelEdit.Drop(id, by);
      case FLAG:
        line.require(5, 5);
        return new LabelEdit.Flag(id, line.string(4), by);
      case ADD:
        line.require(9, 9);
        BlobRef ref = new BlobRef(line.raw(6), line.number(7), line.number(8));
        return added(line, by, ref);
      default:
        throw new InputException("a journal has the unknown kind of edit '" + kind + "'");
    }
  }

  private LabelEdit added(LineCursor line, Attribution by, BlobRef ref) throws IOException {
    StoredExample stored = StoredExample.read(blobs, ref, description);
    return new LabelEdit.AddExample(
        line.string(1),
        given(line.string(4)),
        Split.parse(line.raw(5)),
        stored.features(),
        stored.view(),
        by);
  }
}
