package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.winnow.datasets.InputException;

/**
 * The stored bytes of all examples: packs that are never changed, beside the git objects.
 *
 * <p>No file stays open, so a data set's views can be read long after its repository was closed.
 */
final class BlobStore {
  /** A larger import goes into several packs. */
  private static final long MOST_BYTES = 1L << 30;

  /** A pack of records that came one by one is not sent on: the remote has them in others. */
  private static final String LOOKED_AT = "looked-at-";

  private final Path folder;
  private Map<Path, BlobIndex> packs = Map.of();

  BlobStore(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** The place of one record. */
  record Place(Path pack, long offset, int length) {}

  /** Takes examples' bytes in, one after the other. */
  interface Sink {
    BlobRef add(byte[] features, byte[] view) throws IOException;
  }

  /** What is stored in one go. */
  interface Import {
    void into(Sink sink) throws IOException;
  }

  /**
   * Stores examples; when this returns, they last. Bytes that are here already are not repeated.
   */
  void store(Import examples) throws IOException {
    store(examples, "");
  }

  /** Keeps records that another repository has in its packs. */
  void keep(Import records) throws IOException {
    store(records, LOOKED_AT);
  }

  private synchronized void store(Import examples, String prefix) throws IOException {
    Files.createDirectories(folder);
    refresh();
    List<BlobPackWriter> open = new ArrayList<>();
    try {
      examples.into(
          (features, view) -> {
            byte[] hash = BlobRef.hash(features, view);
            BlobRef ref = BlobRef.of(hash, features.length, view.length);
            if (findKnown(hash) == null) {
              writer(open, prefix).add(hash, features, view);
            }
            return ref;
          });
      for (BlobPackWriter writer : open) {
        writer.publish();
      }
    } finally {
      for (BlobPackWriter writer : open) {
        writer.close();
      }
    }
    refresh();
  }

  private BlobPackWriter writer(List<BlobPackWriter> open, String prefix) throws IOException {
    if (open.isEmpty() || open.get(open.size() - 1).length() > MOST_BYTES) {
      open.add(new BlobPackWriter(folder, prefix));
    }
    return open.get(open.size() - 1);
  }

  /** Where a record is; packs that other processes wrote meanwhile are found too. */
  Place find(BlobRef ref) throws IOException {
    return find(ref.hashBytes(), ref.features() + ref.view());
  }

  synchronized Place find(byte[] hash, int length) throws IOException {
    Place known = findOrNull(hash, length);
    if (known == null) {
      refresh();
      known = findOrNull(hash, length);
    }
    if (known == null) {
      throw notHere(hash);
    }
    return known;
  }

  /** The refusal of a record that is in no pack here, and at no remote since there is none. */
  InputException notHere(byte[] hash) {
    return new InputException(
        "the bytes "
            + HexFormat.of().formatHex(hash)
            + " of an example are not in "
            + folder
            + "; copy the packs of the repository this one was made from into that folder");
  }

  /** Where a record is, or null where it was in no pack here when packs were last looked for. */
  synchronized Place findOrNull(byte[] hash, int length) {
    Place known = findKnown(hash);
    if (known != null && known.length() != length) {
      throw damaged(HexFormat.of().formatHex(hash), known.pack());
    }
    return known;
  }

  private Place findKnown(byte[] hash) {
    for (Map.Entry<Path, BlobIndex> pack : packs.entrySet()) {
      int entry = pack.getValue().find(hash);
      if (entry >= 0) {
        return new Place(
            pack.getKey(), pack.getValue().offset(entry), pack.getValue().length(entry));
      }
    }
    return null;
  }

  /**
   * Takes records out for good; their packs are written anew without them.
   *
   * @param hashes a set that compares arrays by their bytes
   */
  synchronized void erase(Set<byte[]> hashes) throws IOException {
    PackErasure erasure = new PackErasure(folder, hashes);
    Set<String> packs = erasure.packs();
    if (!packs.isEmpty()) {
      ForgottenList.of(this).withPacks(packs).save(this); // first: they are not fetched again
      erasure.erase(packs);
      refresh();
    }
  }

  /** Looks for packs that others wrote meanwhile. */
  synchronized void refresh() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Map<Path, BlobIndex> now = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(BlobPackWriter.SUFFIX)).toList()) {
        BlobIndex known = packs.get(file);
        now.put(file, known != null ? known : BlobIndex.of(file));
      }
    }
    packs = now;
  }

  /** One record, checked against its hash. */
  byte[] read(BlobRef ref) throws IOException {
    Place place = find(ref);
    byte[] bytes;
    try {
      bytes = read(place);
    } catch (NoSuchFileException e) {
      refresh(); // its pack was written anew without what was erased
      place = find(ref);
      bytes = read(place);
    }
    check(ref.hashBytes(), bytes, 0, bytes.length, place.pack());
    return bytes;
  }

  static byte[] read(Place place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(place.length());
    try (FileChannel channel = FileChannel.open(place.pack())) {
      while (bytes.hasRemaining() && channel.read(bytes, place.offset() + bytes.position()) >= 0) {}
    }
    if (bytes.hasRemaining()) {
      throw damaged("", place.pack());
    }
    return bytes.array();
  }

  static void check(byte[] hash, byte[] bytes, int offset, int length, Path pack) {
    var digest = Hashes.sha256();
    digest.update(bytes, offset, length);
    if (!Arrays.equals(digest.digest(), 0, hash.length, hash, 0, hash.length)) {
      throw damaged(HexFormat.of().formatHex(hash), pack);
    }
  }

  static InputException damaged(String hash, Path pack) {
    return new InputException(
        "the stored bytes "
            + hash
            + " in "
            + pack
            + " are damaged: they no longer have their hash; replace the file by a good copy");
  }
}
