package org.winnow.kernel.cells;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Stands in for {@code System.out} or {@code System.err} and writes to the thread's cell. */
final class RoutedStream extends OutputStream {
  private final String name;
  private final PrintStream otherwise;
  private final ThreadLocal<Pending> pending = ThreadLocal.withInitial(Pending::new);

  /** The bytes of a character that was written only in part. */
  private static final class Pending {
    final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    byte[] rest = new byte[0];
  }

  private RoutedStream(String name, PrintStream otherwise) {
    this.name = name;
    this.otherwise = otherwise;
  }

  /**
   * A print stream for a stream's name.
   *
   * @param otherwise where text goes that no cell wrote
   */
  static PrintStream named(String name, PrintStream otherwise) {
    return new PrintStream(new RoutedStream(name, otherwise), true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    NotebookHost cell = CellContext.current();
    if (cell == null) {
      otherwise.write(bytes, offset, length);
      return;
    }
    Pending mine = pending.get();
    ByteBuffer in = ByteBuffer.allocate(mine.rest.length + length);
    in.put(mine.rest).put(bytes, offset, length).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    mine.decoder.decode(in, out, false);
    mine.rest = new byte[in.remaining()];
    in.get(mine.rest);
    cell.output().write(name, out.flip().toString());
  }
}
