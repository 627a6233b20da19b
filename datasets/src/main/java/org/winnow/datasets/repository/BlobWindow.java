package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads many records that mostly follow each other, a megabyte at a time. */
final class BlobWindow implements AutoCloseable {
  private static final int BYTES = 1 << 20;
  private Path pack;
  private FileChannel channel;
  private ByteBuffer window = ByteBuffer.allocate(BYTES).limit(0);
  private long start;

  /** The array in which a record then lies, from {@link #offset} on; good until the next call. */
  byte[] load(BlobStore.Place place) throws IOException {
    if (!place.pack().equals(pack)) {
      close();
      channel = FileChannel.open(place.pack());
      pack = place.pack();
      window.limit(0);
    }
    boolean inside =
        place.offset() >= start && place.offset() + place.length() <= start + window.limit();
    if (!inside) {
      fill(place);
    }
    return window.array();
  }

  private void fill(BlobStore.Place place) throws IOException {
    if (window.capacity() < place.length()) {
      window = ByteBuffer.allocate(place.length());
    }
    window.clear();
    start = place.offset();
    while (window.hasRemaining() && channel.read(window, start + window.position()) >= 0) {}
    window.flip();
    if (window.limit() < place.length()) {
      throw BlobStore.damaged("", place.pack());
    }
  }

  int offset(BlobStore.Place place) {
    return (int) (place.offset() - start);
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
