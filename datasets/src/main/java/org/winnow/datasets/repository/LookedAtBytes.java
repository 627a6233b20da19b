package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.LfsObject;
import org.winnow.datasets.sharing.LfsServer;
import org.winnow.datasets.sources.Progress;

/**
 * Fetches single records out of the packs at a remote's LFS server. Indices tell where they are; a
 * pack of which half is wanted, or whose server sends no parts, comes whole.
 */
record LookedAtBytes(FetchedBytes remote, BlobStore here) {
  static int length(BlobRef ref) {
    return Math.addExact(ref.features(), ref.view());
  }

  /** Keeps a record if it has its hash. */
  static void put(BlobStore.Sink sink, BlobRef ref, byte[] record) throws IOException {
    byte[] features = Arrays.copyOf(record, ref.features());
    byte[] view = Arrays.copyOfRange(record, ref.features(), record.length);
    if (!Arrays.equals(BlobRef.hash(features, view), ref.hashBytes())) {
      throw new InputException(
          "what came as the bytes " + ref.hash() + " of an example does not have that hash");
    }
    sink.add(features, view);
  }

  void fetch(List<BlobRef> missing, Progress progress) throws IOException {
    TreeMap<String, LfsObject> listed = remote.listed();
    indices(listed, progress);
    TreeMap<String, LfsObject> whole = new TreeMap<>();
    for (Map.Entry<String, List<Wanted>> pack : byPack(listed, missing).entrySet()) {
      LfsObject object = listed.get(pack.getKey());
      long bytes = pack.getValue().stream().mapToLong(w -> length(w.ref)).sum();
      if (2 * bytes >= object.size() || !parts(object, pack.getValue(), progress)) {
        whole.put(pack.getKey(), object);
      }
    }
    remote.take(new PackFolder(here.folder()), whole, progress);
  }

  private void indices(TreeMap<String, LfsObject> listed, Progress progress) throws IOException {
    TreeMap<String, LfsObject> unknown = new TreeMap<>();
    for (Map.Entry<String, LfsObject> file : listed.entrySet()) {
      if (file.getKey().endsWith(BlobIndex.SUFFIX)
          && !Files.exists(here.folder().resolve(file.getKey()))) {
        unknown.put(file.getKey(), file.getValue());
      }
    }
    Map<LfsObject, String> names = new LinkedHashMap<>();
    unknown.forEach((name, object) -> names.put(object, name));
    if (!names.isEmpty()) {
      remote
          .server()
          .fetch(
              names.keySet(),
              here.folder(),
              (object, file) -> Durable.publish(file, here.folder().resolve(names.get(object))),
              progress);
    }
  }

  /** A record, and where it is in its pack. */
  private record Wanted(BlobRef ref, long offset) {}

  private Map<String, List<Wanted>> byPack(TreeMap<String, LfsObject> listed, List<BlobRef> refs)
      throws IOException {
    Map<String, List<Wanted>> byPack = new LinkedHashMap<>();
    List<BlobRef> left = refs;
    for (String name : listed.keySet()) {
      if (name.endsWith(BlobPackWriter.SUFFIX) && !left.isEmpty()) {
        BlobIndex index = BlobIndex.known(here.folder().resolve(name));
        List<Wanted> found = new ArrayList<>();
        List<BlobRef> rest = new ArrayList<>();
        for (BlobRef ref : left) {
          int entry = index.find(ref.hashBytes());
          if (entry >= 0) {
            found.add(new Wanted(ref, index.offset(entry)));
          } else {
            rest.add(ref);
          }
        }
        left = rest;
        found.sort(Comparator.comparingLong(Wanted::offset));
        if (!found.isEmpty()) {
          byPack.put(name, found);
        }
      }
    }
    return byPack;
  }

  /** False where the server sends no parts. */
  private boolean parts(LfsObject pack, List<Wanted> wanted, Progress progress) throws IOException {
    List<LfsServer.Range> ranges =
        wanted.stream().map(w -> new LfsServer.Range(w.offset, length(w.ref))).toList();
    List<byte[]> records = remote.server().parts(pack, ranges, progress);
    here.keep(
        sink -> {
          for (int i = 0; i < records.size(); i++) {
            put(sink, wanted.get(i).ref, records.get(i));
          }
        });
    return !records.isEmpty();
  }
}
