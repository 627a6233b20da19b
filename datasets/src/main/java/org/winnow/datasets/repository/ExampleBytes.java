package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.Views;

/** The stored bytes of all rows: features are read into memory, views one by one when looked at. */
final class ExampleBytes {
  private static final int HASH = BlobRef.HASH_BYTES;
  private final BlobStore blobs;
  private final Description description;
  private final byte[] hashes;
  private final int[] viewBytes;
  private final int featureBytes;

  /**
   * @param hashes of all rows, one after the other
   * @param viewBytes bytes of each row's view
   */
  ExampleBytes(BlobStore blobs, Description description, byte[] hashes, int[] viewBytes) {
    this.blobs = blobs;
    this.description = description;
    this.hashes = hashes;
    this.viewBytes = viewBytes;
    this.featureBytes = description.shape().size() * (description.bytes() ? 1 : Float.BYTES);
  }

  private byte[] hash(int row) {
    return Arrays.copyOfRange(hashes, row * HASH, (row + 1) * HASH);
  }

  private BlobRef ref(int row) {
    return BlobRef.of(hash(row), featureBytes, viewBytes[row]);
  }

  /** Reads all features, each record checked against its hash. */
  Features features() throws IOException {
    int n = viewBytes.length;
    int width = description.shape().size();
    byte[] bytes = new byte[description.bytes() ? Math.multiplyExact(n, width) : 0];
    float[] floats = new float[description.bytes() ? 0 : Math.multiplyExact(n, width)];
    try (BlobWindow window = new BlobWindow()) {
      for (int row = 0; row < n; row++) {
        BlobStore.Place place = blobs.find(hash(row), featureBytes + viewBytes[row]);
        byte[] array = window.load(place);
        int at = window.offset(place);
        BlobStore.check(hash(row), array, at, place.length(), place.pack());
        if (description.bytes()) {
          System.arraycopy(array, at, bytes, row * width, width);
        } else {
          ByteBuffer.wrap(array, at, featureBytes)
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer()
              .get(floats, row * width, width);
        }
      }
    }
    return description.bytes() ? Features.ofBytes(bytes, width) : Features.ofFloats(floats, width);
  }

  Views views() {
    ViewCodec codec = new ViewCodec(description.columns());
    return row -> view(codec, row);
  }

  private ExampleView view(ViewCodec codec, int row) {
    try {
      byte[] record = blobs.read(ref(row));
      return codec.decode(
          Arrays.copyOfRange(record, featureBytes, record.length),
          Arrays.copyOf(record, featureBytes));
    } catch (IOException e) {
      throw Durable.failure(
          "reading example " + HexFormat.of().formatHex(hash(row)), blobs.folder(), e);
    }
  }
}
