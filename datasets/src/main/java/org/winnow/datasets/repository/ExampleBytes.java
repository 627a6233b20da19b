package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import org.winnow.datasets.Arrivals;
import org.winnow.datasets.ExampleView;
import org.winnow.datasets.Features;
import org.winnow.datasets.Views;
import org.winnow.datasets.sources.Progress;

/** The stored bytes of all rows: features are read into memory, views one by one when looked at. */
final class ExampleBytes {
  private static final int HASH = BlobRef.HASH_BYTES;
  private final BlobStore blobs;
  private final Elsewhere elsewhere;
  private final Description description;
  private final byte[] hashes;
  private final int[] viewBytes;
  private final int featureBytes;
  private final Absent absent;
  private Arrivals arrivals;

  /**
   * @param hashes of all rows, one after the other
   * @param viewBytes bytes of each row's view
   */
  ExampleBytes(
      BlobSource source, Description description, byte[] hashes, int[] viewBytes, Absent absent) {
    this.blobs = source.here();
    this.elsewhere = source.elsewhere();
    this.description = description;
    this.hashes = hashes;
    this.viewBytes = viewBytes;
    this.absent = absent;
    this.featureBytes = description.shape().size() * (description.bytes() ? 1 : Float.BYTES);
  }

  private byte[] hash(int row) {
    return Arrays.copyOfRange(hashes, row * HASH, (row + 1) * HASH);
  }

  private BlobRef ref(int row) {
    return BlobRef.of(hash(row), featureBytes, viewBytes[row]);
  }

  /** Reads all features that are here, each record checked against its hash; erased ones are 0. */
  Features features() throws IOException {
    int n = viewBytes.length;
    int width = description.shape().size();
    byte[] bytes = new byte[description.bytes() ? Math.multiplyExact(n, width) : 0];
    float[] floats = new float[description.bytes() ? 0 : Math.multiplyExact(n, width)];
    FeatureRows values = new FeatureRows(description, bytes, floats);
    BitSet missing = new BitSet();
    blobs.refresh();
    try (BlobWindow window = new BlobWindow()) {
      for (int row = 0; row < n; row++) {
        if (absent.erasedHere(row, hash(row))) {
          continue;
        }
        BlobStore.Place place = blobs.findOrNull(hash(row), length(row));
        if (place != null) {
          read(row, place, window, values);
        } else if (absent.erasedElsewhere(row)) {
          continue;
        } else if (!missing.isEmpty() || elsewhere.isSomewhere()) {
          missing.set(row);
        } else {
          throw blobs.notHere(hash(row));
        }
      }
    }
    if (!missing.isEmpty()) {
      arrivals = new Arrivals(missing, (rows, progress) -> bring(rows, values, progress));
    }
    return values.features(arrivals);
  }

  private int length(int row) {
    return featureBytes + viewBytes[row];
  }

  private BlobStore.Place place(int row) throws IOException {
    return blobs.find(hash(row), length(row));
  }

  private void read(int row, BlobStore.Place place, BlobWindow window, FeatureRows values)
      throws IOException {
    byte[] array = window.load(place);
    int at = window.offset(place);
    BlobStore.check(hash(row), array, at, place.length(), place.pack());
    values.put(row, array, at);
  }

  private void bring(int[] rows, FeatureRows values, Progress progress) {
    Durable.saving(
        "fetching the bytes of examples",
        blobs.folder(),
        () -> {
          elsewhere.bring(blobs, Arrays.stream(rows).mapToObj(this::ref).toList(), progress);
          try (BlobWindow window = new BlobWindow()) {
            for (int row : rows) {
              read(row, place(row), window, values);
            }
          }
          return null;
        });
  }

  Views views() {
    ViewCodec codec = new ViewCodec(description.columns());
    return row -> {
      if (arrivals != null) {
        arrivals.announce(new int[] {row}, Progress.SILENT);
      }
      return view(codec, row);
    };
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
