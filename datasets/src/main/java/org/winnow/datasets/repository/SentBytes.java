package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.winnow.datasets.sharing.Access;
import org.winnow.datasets.sharing.Exchange;
import org.winnow.datasets.sharing.LfsObject;
import org.winnow.datasets.sharing.LfsServer;
import org.winnow.datasets.sources.Progress;

/** Sends packs to the Git LFS server of a remote, and lists them there once they have arrived. */
record SentBytes(WorkingCopy copy, Access access, Remote remote) {
  /** Others may list theirs at the same time; somebody always succeeds. */
  private static final int MOST_TRIES = 20;

  /**
   * @param packs file name → size, as the remote was not known to have them when last asked
   * @return how many the list lacked, and bytes that went
   */
  Transfer send(PackFolder here, Map<String, Long> packs, Progress progress) throws IOException {
    ByteList list = new ByteList(copy.git());
    ObjectId tip = listed();
    TreeMap<String, Long> missing = new TreeMap<>(packs);
    missing.keySet().removeAll(list.read(tip).keySet());
    if (missing.isEmpty()) {
      return new Transfer(remote, List.of(), 0, 0);
    }
    TreeMap<String, LfsObject> names = new TreeMap<>();
    Map<LfsObject, Path> files = new HashMap<>();
    for (String pack : missing.keySet()) {
      for (Path file : List.of(here.file(pack), BlobIndex.written(here.file(pack)))) {
        LfsObject object = new LfsObject(PackFolder.hash(file), Files.size(file));
        names.put(file.getFileName().toString(), object);
        files.put(object, file);
      }
    }
    PackFolder.requireWhole(names);
    long sent = LfsServer.toPush(remote.address(), access).send(files, progress);
    enter(list, tip, names);
    return new Transfer(remote, List.of(), missing.size(), sent);
  }

  /** Where the remote's list is now, or null. */
  private ObjectId listed() throws IOException {
    FetchResult said = new Fetching(copy.git(), access).commits(remote);
    Ref list = said.getAdvertisedRef(Constants.R_HEADS + ByteList.BRANCH);
    RemoteRefs there = new RemoteRefs(copy.git(), remote.name());
    if (list == null) {
      return null;
    }
    there.follow(Map.of(ByteList.BRANCH, list.getObjectId()));
    return list.getObjectId();
  }

  private void enter(ByteList list, ObjectId first, Map<String, LfsObject> names)
      throws IOException {
    ObjectId before = first;
    for (int tries = 1; ; tries++) {
      ObjectId next = list.add(before, names, copy.options());
      RemoteRefUpdate update;
      try (Exchange exchange = Fetching.exchange(copy.git(), access)) {
        update =
            new RemoteRefUpdate(
                exchange.repository(),
                null,
                next,
                Constants.R_HEADS + ByteList.BRANCH,
                false,
                null,
                null);
        exchange.push(remote.address(), List.of(update));
      }
      boolean late = PushAnswer.isLate(update);
      if (!late || tries == MOST_TRIES) {
        PushAnswer.require(remote, ByteList.BRANCH, update);
        new RemoteRefs(copy.git(), remote.name()).follow(Map.of(ByteList.BRANCH, next));
        return;
      }
      before = listed();
    }
  }
}
