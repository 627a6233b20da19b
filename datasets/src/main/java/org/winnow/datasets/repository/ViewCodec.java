package org.winnow.datasets.repository;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.InputException;

/**
 * The stored bytes of a view: a letter for its kind, then big-endian numbers and UTF-8 text.
 *
 * @param columns the columns that table rows have where they name none
 */
record ViewCodec(List<String> columns) {
  /** A picture whose pixels are the features: width, height, channels. */
  private static final char SAME = 'F';

  private static final char PICTURE = 'P';

  /** A row in the data set's columns. */
  private static final char ROW = 'R';

  /** A row that brings its own columns. */
  private static final char OTHER_ROW = 'C';

  private static final char PASSAGE = 'T';

  /** The bytes of a view of an example whose stored features are given. */
  byte[] encode(ExampleView view, byte[] features) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(view, features, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private void write(ExampleView view, byte[] features, DataOutputStream out) throws IOException {
    if (view instanceof ExampleView.Picture picture) {
      boolean same = Arrays.equals(picture.pixels(), features);
      out.writeByte(same ? SAME : PICTURE);
      out.writeInt(picture.width());
      out.writeInt(picture.height());
      out.writeByte(picture.channels());
      if (!same) {
        out.write(picture.pixels());
      }
    } else if (view instanceof ExampleView.Row row) {
      boolean shared = row.columns().equals(columns);
      out.writeByte(shared ? ROW : OTHER_ROW);
      if (!shared) {
        writeAll(row.columns(), out);
      }
      writeAll(row.values(), out);
    } else if (view instanceof ExampleView.Passage passage) {
      out.writeByte(PASSAGE);
      out.write(passage.text().getBytes(StandardCharsets.UTF_8));
    } else {
      throw new IllegalStateException("no stored form for a view of " + view.getClass());
    }
  }

  private static void writeAll(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  /** Reads a view back; pictures may be drawn from the features. */
  ExampleView decode(byte[] view, byte[] features) {
    ByteBuffer in = ByteBuffer.wrap(view);
    try {
      char kind = (char) in.get();
      return switch (kind) {
        case SAME -> new ExampleView.Picture(in.getInt(), in.getInt(), in.get(), features);
        case PICTURE -> new ExampleView.Picture(in.getInt(), in.getInt(), in.get(), rest(in));
        case ROW -> new ExampleView.Row(columns, readAll(in));
        case OTHER_ROW -> new ExampleView.Row(readAll(in), readAll(in));
        case PASSAGE -> new ExampleView.Passage(new String(rest(in), StandardCharsets.UTF_8));
        default -> throw new InputException("a stored view has the unknown kind '" + kind + "'");
      };
    } catch (BufferUnderflowException e) {
      throw new InputException("a stored view ends too early", e);
    }
  }

  private static List<String> readAll(ByteBuffer in) {
    int count = in.getInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = in.getInt();
      if (length < 0 || length > in.remaining()) {
        throw new BufferUnderflowException();
      }
      byte[] text = new byte[length];
      in.get(text);
      texts.add(new String(text, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }
}
