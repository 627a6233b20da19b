package org.winnow.imports.child;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a child is told, frame by frame: a length and that many bytes. Read by a thread of its own,
 * which ends the process with its input, whatever the program is doing then.
 */
public final class Orders {
  private static final int MOST_BYTES = 1 << 28;

  private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>(2);

  /** Begins to read this process's standard input. */
  public Orders() {
    Thread reader = new Thread(this::read, "orders");
    reader.setDaemon(true);
    reader.start();
  }

  /** For a program that takes no orders. */
  public static void endWithInput() {
    new Orders();
  }

  private void read() {
    try (DataInputStream in = new DataInputStream(System.in)) {
      while (true) {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
          throw new EOFException("a frame of " + length + " bytes");
        }
        byte[] frame = new byte[length];
        in.readFully(frame);
        frames.put(frame);
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  /** The next frame. */
  public byte[] next() throws InterruptedException {
    return frames.take();
  }
}
