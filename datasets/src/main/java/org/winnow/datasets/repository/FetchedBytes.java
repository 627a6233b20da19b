package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.winnow.datasets.sharing.Access;
import org.winnow.datasets.sharing.LfsObject;
import org.winnow.datasets.sharing.LfsServer;
import org.winnow.datasets.sources.Progress;

/** Fetches packs from the Git LFS server of a remote that its list names and that are not here. */
record FetchedBytes(GitStore git, Access access, Remote remote) {
  /** What the remote's list names, as last fetched. */
  TreeMap<String, LfsObject> listed() throws IOException {
    RemoteRefs there = new RemoteRefs(git, remote.name());
    return new ByteList(git).read(there.tip(ByteList.BRANCH));
  }

  LfsServer server() {
    return LfsServer.toFetch(remote.address(), access);
  }

  Transfer fetch(PackFolder here, Progress progress) throws IOException {
    TreeMap<String, LfsObject> missing = listed();
    missing.keySet().removeIf(name -> !name.endsWith(BlobPackWriter.SUFFIX));
    missing.keySet().removeAll(here.packs().keySet());
    missing.keySet().removeAll(ForgottenList.of(new BlobStore(here.folder())).packs());
    if (missing.isEmpty()) {
      return new Transfer(remote, List.of(), 0, 0);
    }
    Files.createDirectories(here.folder());
    SessionLock alone = here.lock();
    try {
      missing.keySet().removeAll(here.packs().keySet()); // another process fetched meanwhile
      take(here, missing, progress);
    } finally {
      alone.close();
    }
    return new Transfer(remote, List.of(), missing.size(), bytes(missing));
  }

  /** Fetches packs; the caller has the lock of the folder. */
  void take(PackFolder here, Map<String, LfsObject> packs, Progress progress) {
    if (!packs.isEmpty()) {
      server()
          .fetch(
              packs.values(),
              here.folder(),
              (object, file) -> here.publish(object.oid() + BlobPackWriter.SUFFIX, file),
              progress);
    }
  }

  private static long bytes(Map<String, LfsObject> objects) {
    return objects.values().stream().mapToLong(LfsObject::size).sum();
  }
}
