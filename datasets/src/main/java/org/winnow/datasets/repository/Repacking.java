package org.winnow.datasets.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.pack.DeltaIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Puts many packs together into one that is small: earlier files are stored as differences to later
 * ones.
 *
 * <p>Every object of the old packs is in the new one, whether something names it yet or not, so
 * this cannot harm what another process is about to name. The old packs go when the new one is on
 * the disk; who has one of them open finds its objects in the new one.
 */
final class Repacking {
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);
  private static final int SMALLEST_FOR_DELTA = 64;
  private final GitStore git;
  private final BooleanSupplier wanted;
  private final Path folder;
  private final DeltaBases bases = new DeltaBases();
  private final Map<ObjectId, PackReading> places = new LinkedHashMap<>();

  /**
   * @param wanted whether to go on; else an {@link InterruptedIOException} ends it, with the old
   *     packs in their places
   */
  Repacking(GitStore git, BooleanSupplier wanted) {
    this.git = git;
    this.wanted = wanted;
    folder = git.repository().getObjectDatabase().getPackDirectory().toPath();
  }

  /** The packs that are worth putting together: small beside the sum of those smaller still. */
  List<Path> piledUp() throws IOException {
    List<Path> packs = packs();
    packs.sort(Comparator.comparingLong(pack -> pack.toFile().length()));
    long sum = 0;
    int last = 0;
    for (int i = 0; i < packs.size(); i++) {
      long size = packs.get(i).toFile().length();
      if (size < 2 * sum) {
        last = i + 1;
      }
      sum += size;
    }
    return packs.subList(0, last);
  }

  /** All packs that have an index and that nobody asked to keep. */
  List<Path> packs() throws IOException {
    List<Path> packs = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        files
            .filter(file -> file.toString().endsWith(".pack"))
            .filter(file -> Files.exists(PackReading.indexOf(file)))
            .filter(file -> !Files.exists(sibling(file, ".keep")))
            .forEach(packs::add);
      }
    }
    return packs;
  }

  private static Path sibling(Path pack, String ending) {
    return pack.resolveSibling(pack.getFileName().toString().replace(".pack", ending));
  }

  /** Puts packs together. */
  void together(List<Path> packs) throws IOException {
    List<PackReading> open = new ArrayList<>();
    Path made;
    try {
      for (Path pack : packs) {
        open.add(new PackReading(pack));
      }
      read(open);
      made = write();
    } finally {
      for (PackReading pack : open) {
        pack.close();
      }
    }
    git.repository().getObjectDatabase().openPack(made.toFile());
    for (Path pack : packs) {
      if (!pack.equals(made)) {
        Files.deleteIfExists(PackReading.indexOf(pack)); // first: without it no pack is looked at
        Files.deleteIfExists(pack);
        Files.deleteIfExists(sibling(pack, ".rev"));
        Files.deleteIfExists(sibling(pack, ".bitmap"));
      }
    }
    removeLeftBehind();
    git.repository().getObjectDatabase().close(); // makes it look which packs there are
  }

  /** Of an object that several hold, the largest pack's form is taken. */
  private void read(List<PackReading> open) throws IOException {
    open.sort(Comparator.comparingLong(pack -> -pack.count()));
    List<ObjectId> commits = new ArrayList<>();
    for (PackReading pack : open) {
      for (ObjectId object : pack.objects()) {
        requireWanted();
        if (places.putIfAbsent(object, pack) != null) {
          continue;
        }
        ObjectId base = pack.baseOf(object);
        if (base != null) {
          bases.known(object, base);
        } else if (pack != open.get(0) && pack.typeOf(object) == Constants.OBJ_COMMIT) {
          commits.add(object); // those of the largest pack were looked at when it was made
        }
      }
    }
    Successors successors = new Successors(git, bases, places.keySet());
    for (ObjectId commit : commits) {
      requireWanted();
      successors.of(commit);
    }
  }

  private Path write() throws IOException {
    try (ObjectPack pack = new ObjectPack(folder, GitStore.TIGHT);
        ObjectReader reader = git.reader()) {
      for (ObjectId object : places.keySet()) {
        requireWanted();
        for (ObjectId next : bases.chain(object)) {
          if (!pack.holds(next)) {
            pack.take(next, entry(next, reader));
          }
        }
      }
      return pack.publish();
    }
  }

  /** As it is stored, or as a difference where it is to become one and that is smaller. */
  private PackEntry entry(ObjectId object, ObjectReader reader) throws IOException {
    PackEntry stored = places.get(object).read(object);
    ObjectId base = bases.of(object);
    if (stored.base() != null || base == null) {
      return stored;
    }
    byte[] whole = reader.open(object).getCachedBytes(Integer.MAX_VALUE);
    byte[] other = reader.open(base).getCachedBytes(Integer.MAX_VALUE);
    ByteArrayOutputStream delta = new ByteArrayOutputStream();
    boolean found =
        other.length >= SMALLEST_FOR_DELTA
            && new DeltaIndex(other).encode(delta, whole, whole.length / 2);
    if (!found) {
      return stored;
    }
    byte[] compressed = deflated(delta.toByteArray());
    return compressed.length < stored.compressed().length
        ? new PackEntry(stored.type(), base, delta.size(), compressed)
        : stored;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(bytes);
    deflater.finish();
    byte[] buffer = new byte[bytes.length + 64];
    int length = 0;
    while (!deflater.finished()) {
      length += deflater.deflate(buffer, length, buffer.length - length);
    }
    deflater.end();
    return Arrays.copyOf(buffer, length);
  }

  /** Files that a process which was killed did not come to name; a living one is done in a day. */
  private void removeLeftBehind() throws IOException {
    Instant old = Instant.now().minus(LEFT_BEHIND);
    List<Path> left = new ArrayList<>();
    try (var files = Files.list(folder)) {
      files
          .filter(
              file ->
                  file.getFileName().toString().startsWith("tmp_")
                      || file.toString().endsWith(".pack")
                          && !Files.exists(PackReading.indexOf(file)))
          .forEach(left::add);
    }
    for (Path file : left) {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void requireWanted() throws IOException {
    if (!wanted.getAsBoolean()) {
      throw new InterruptedIOException("packing was stopped");
    }
  }
}
