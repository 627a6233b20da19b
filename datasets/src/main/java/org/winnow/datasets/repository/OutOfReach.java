package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says what of some examples' bytes lies where this repository cannot erase it. */
record OutOfReach(WorkingCopy copy) {
  List<String> of(Collection<BlobRef> bytes) throws IOException {
    Set<byte[]> hashes = new TreeSet<>(Arrays::compareUnsigned);
    bytes.forEach(ref -> hashes.add(ref.hashBytes()));
    List<String> found = new ArrayList<>();
    Path root = copy.folder().root();
    for (Remote remote : new RemoteList(root).all()) {
      found.add("remote " + remote.name() + " (" + remote.address() + "): " + at(remote, hashes));
    }
    RepositoryFolder before = copy.folder().before();
    if (before.isRepository() && holds(before.blobs().folder(), hashes)) {
      found.add(before.root() + " still has the bytes: the repository that --fresh set aside");
    }
    found.add(
        "labels and ids stay in the history of this repository; what was made of it elsewhere"
            + " (clones, backups, the files that were imported) is as it was");
    return found;
  }

  private static String at(Remote remote, Set<byte[]> hashes) throws IOException {
    Optional<PackFolder> packs = PackFolder.of(remote);
    if (packs.isEmpty() || !Files.isDirectory(packs.get().folder())) {
      return "its bytes cannot be looked into from here; forget there, too";
    }
    return holds(packs.get().folder(), hashes)
        ? "its folder still has the bytes; forget there, too"
        : "its folder does not have the bytes";
  }

  private static boolean holds(Path folder, Set<byte[]> hashes) throws IOException {
    return !new PackErasure(folder, hashes).packs().isEmpty();
  }
}
