package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;

/** One example read back from its stored bytes. */
record StoredExample(Features features, ExampleView view) {
  static StoredExample read(BlobStore blobs, BlobRef ref, Description description)
      throws IOException {
    byte[] record = blobs.read(ref);
    byte[] values = Arrays.copyOf(record, ref.features());
    byte[] view = Arrays.copyOfRange(record, ref.features(), record.length);
    ExampleView shown = new ViewCodec(description.columns()).decode(view, values.clone());
    return new StoredExample(features(values, description), shown);
  }

  private static Features features(byte[] values, Description description) {
    int width = description.shape().size();
    if (description.bytes()) {
      return Features.ofBytes(values, width);
    }
    float[] floats = new float[values.length / Float.BYTES];
    ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return Features.ofFloats(floats, width);
  }
}
