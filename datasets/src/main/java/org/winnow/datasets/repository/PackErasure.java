package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Takes records out of the packs of a folder: a pack that holds one is written anew without it. */
final class PackErasure {
  private static final byte[] NONE = {};
  private final Path folder;
  private final Set<byte[]> hashes;

  /**
   * @param hashes a set that compares arrays by their bytes
   */
  PackErasure(Path folder, Set<byte[]> hashes) {
    this.folder = folder;
    this.hashes = hashes;
  }

  /** Names of the packs that hold any of the records. */
  Set<String> packs() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path file : files(BlobPackWriter.SUFFIX)) {
      BlobIndex index = BlobIndex.of(file);
      if (hashes.stream().anyMatch(hash -> index.find(hash) >= 0)) {
        names.add(file.getFileName().toString());
      }
    }
    return names;
  }

  /** Writes these packs anew, and removes them. */
  void erase(Set<String> packs) throws IOException {
    if (packs.isEmpty()) {
      return;
    }
    for (String name : packs) {
      Path pack = folder.resolve(name);
      writeRest(pack);
      Files.deleteIfExists(BlobIndex.file(pack));
      Files.delete(pack); // last: until then a second run finds what is left to do
    }
    Durable.forceFolder(folder);
  }

  /** Removes what unfinished imports and copies left; nobody may be at either. */
  void removeUnfinished() throws IOException {
    for (Path left : files("")) {
      String name = left.getFileName().toString();
      if (name.startsWith(BlobPackWriter.UNFINISHED) || name.endsWith(PackFolder.PART)) {
        Files.delete(left);
      }
    }
  }

  private void writeRest(Path pack) throws IOException {
    BlobIndex index = BlobIndex.of(pack);
    try (BlobPackWriter writer = new BlobPackWriter(folder)) {
      boolean any = false;
      for (byte[] hash : inOrder(index)) {
        if (!hashes.contains(hash)) {
          int entry = index.find(hash);
          BlobStore.Place place =
              new BlobStore.Place(pack, index.offset(entry), index.length(entry));
          writer.add(hash, BlobStore.read(place), NONE);
          any = true;
        }
      }
      if (any) {
        writer.publish();
      }
    }
  }

  /** As they follow each other in the pack, which is the order they are read in. */
  private static List<byte[]> inOrder(BlobIndex index) {
    List<byte[]> all = new ArrayList<>();
    index.hashes().forEach(all::add);
    all.sort(Comparator.comparingLong(hash -> index.offset(index.find(hash))));
    return all;
  }

  private List<Path> files(String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }
}
