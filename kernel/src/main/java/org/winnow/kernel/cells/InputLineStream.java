package org.winnow.kernel.cells;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.winnow.datasets.InputException;

/** Stands in for {@code System.in}: each line is asked of the person when it is needed. */
final class InputLineStream extends InputStream {
  private byte[] line = new byte[0];
  private int next;

  @Override
  public synchronized int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public synchronized int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == line.length && !fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, into, offset, count);
    next += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - next;
  }

  private boolean fill() throws IOException {
    NotebookHost cell = CellContext.current();
    if (cell == null) {
      return false;
    }
    try {
      line = (cell.ask("", false) + "\n").getBytes(StandardCharsets.UTF_8);
      next = 0;
      return true;
    } catch (InputException noInput) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for input");
    }
  }
}
