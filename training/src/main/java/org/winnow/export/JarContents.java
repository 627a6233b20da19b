package org.winnow.export;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.winnow.datasets.ColumnEncoding;
import org.winnow.datasets.Preparation;
import org.winnow.datasets.Shape;
import org.winnow.datasets.TableEncoding;
import org.winnow.datasets.TextEncoding;
import org.winnow.datasets.TokenSequence;
import org.winnow.datasets.WordBag;
import org.winnow.export.run.Column;
import org.winnow.training.Scores;

/**
 * Writes what a jar holds beside its classes, as {@code org.winnow.export.run.Contents} reads it.
 */
final class JarContents {
  private static final int FLOATS = 0;
  private static final int IN_8_BITS = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private JarContents() {}

  static byte[] network(Shipment shipment, Program program) throws IOException {
    JarContents contents = new JarContents();
    contents.model(shipment);
    contents.code(program.instructions());
    contents.ints(program.arena().floats(), program.arena().scratch());
    contents.scores(program.scoresAt(), program.scores());
    contents.golden(shipment.golden());
    contents.out.writeInt(FLOATS);
    return contents.bytes.toByteArray();
  }

  static byte[] network(Shipment shipment, Int8Program program) throws IOException {
    JarContents contents = new JarContents();
    contents.model(shipment);
    contents.code(program.instructions());
    contents.ints(program.arena());
    contents.scores(0, program.scores());
    int classes = shipment.model().classes().size();
    contents.golden(Golden.of(program, shipment.rows(), classes));
    contents.out.writeInt(IN_8_BITS);
    contents.ints(program.table());
    contents.row(program.floats());
    contents.out.writeFloat(program.scale());
    return contents.bytes.toByteArray();
  }

  static byte[] constants(Program program) {
    ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * program.constants().length);
    buffer.asFloatBuffer().put(program.constants());
    return buffer.array();
  }

  private void model(Shipment shipment) throws IOException {
    text(shipment.name());
    text(shipment.model().hash());
    texts(shipment.model().classes());
    Shape shape = shipment.model().skeleton().inputShape();
    out.writeInt(shape.height());
    out.writeInt(shape.width());
    out.writeInt(shape.channels());
    Preparation preparation = shipment.model().preparation();
    out.writeFloat(shipment.white());
    List<ColumnEncoding> columns =
        preparation.encoding().map(TableEncoding::columns).orElse(List.of());
    out.writeInt(columns.size());
    for (ColumnEncoding column : columns) {
      column(column);
    }
  }

  private void code(List<Instruction> instructions) throws IOException {
    out.writeInt(instructions.size());
    for (Instruction instruction : instructions) {
      ints(instruction.array());
    }
  }

  private void scores(int place, Scores scores) throws IOException {
    out.writeInt(place);
    out.writeInt(scores.ordinal());
  }

  private void golden(Golden golden) throws IOException {
    rows(golden.inputs());
    rows(golden.probabilities());
  }

  private void column(ColumnEncoding column) throws IOException {
    if (column instanceof ColumnEncoding.Numeric numeric) {
      head(Column.NUMERIC, column);
      // Both enumerations have the same order, which a test holds.
      out.writeInt(numeric.form().ordinal());
      out.writeFloat(numeric.fill());
      out.writeInt(numeric.flagsMissing() ? 1 : 0);
    } else if (column instanceof ColumnEncoding.OneOf oneOf) {
      head(Column.ONE_OF, column);
      texts(oneOf.values());
      out.writeInt(oneOf.flagsMissing() ? 1 : 0);
    } else if (column instanceof TextEncoding text) {
      head(text instanceof TokenSequence ? Column.TOKENS : Column.BAG, column);
      texts(text.words().list());
      if (text instanceof TokenSequence tokens) {
        out.writeInt(tokens.length());
      } else if (text instanceof WordBag bag) {
        out.writeInt(bag.weights().size());
        for (float weight : bag.weights()) {
          out.writeFloat(weight);
        }
      }
    }
  }

  private void head(int kind, ColumnEncoding column) throws IOException {
    out.writeInt(kind);
    text(column.column());
  }

  private void text(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private void texts(List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text);
    }
  }

  private void ints(int... values) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private void rows(float[][] rows) throws IOException {
    out.writeInt(rows.length);
    for (float[] row : rows) {
      row(row);
    }
  }

  private void row(float[] row) throws IOException {
    out.writeInt(row.length);
    for (float value : row) {
      out.writeFloat(value);
    }
  }
}
