package org.winnow.datasets.repository;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.winnow.datasets.InputException;
import org.winnow.datasets.LabelEdit;
import org.winnow.datasets.sharing.Access;
import org.winnow.datasets.sharing.Exchange;
import org.winnow.datasets.sources.Progress;

/** Sends a branch to a remote: bytes first, so that no label arrives whose example does not. */
record Sending(WorkingCopy copy, Access access, Remote remote) {
  Transfer send(Remotes.Push what, String branch, Progress progress) throws IOException {
    ObjectId tip = Refs.branches(copy.git()).require(branch);
    if (branch.equals(ByteList.BRANCH)) {
      throw new InputException(
          "a branch '" + branch + "' of a remote lists bytes of examples; name yours otherwise");
    }
    boolean force = what.force();
    RemoteRefs there = new RemoteRefs(copy.git(), remote.name());
    Transfer bytes = what.labelsOnly() ? new Transfer(remote, List.of(), 0, 0) : bytes(progress);
    ObjectId seen = there.tip(branch);
    ObjectId expected = seen == null ? ObjectId.zeroId() : seen;
    try (Exchange exchange = Fetching.exchange(copy.git(), access)) {
      RemoteRefUpdate update =
          new RemoteRefUpdate(
              exchange.repository(),
              null,
              tip,
              Constants.R_HEADS + branch,
              force,
              null,
              force ? expected : null);
      exchange.push(remote.address(), List.of(update));
      PushAnswer.require(remote, branch, update);
    }
    return new Transfer(remote, there.follow(Map.of(branch, tip)), bytes.packs(), bytes.bytes());
  }

  /** Copies the packs that the remote lacks, but those that hold only what nobody committed yet. */
  private Transfer bytes(Progress progress) throws IOException {
    Optional<PackFolder> theirs = PackFolder.of(remote);
    PackFolder here = Fetching.packs(copy.git());
    TreeMap<String, Long> missing = here.packs();
    missing.keySet().removeAll(theirs.isPresent() ? theirs.get().packs().keySet() : listed());
    Set<String> pending = missing.isEmpty() ? Set.of() : pending();
    for (String pack : List.copyOf(missing.keySet())) {
      if (here.holdsOnly(pack, pending)) {
        missing.remove(pack);
      }
    }
    if (missing.isEmpty()) {
      return new Transfer(remote, List.of(), 0, 0);
    }
    return theirs.isPresent()
        ? Fetching.copy(remote, missing, here, theirs.get(), progress)
        : new SentBytes(copy, access, remote).send(here, missing, progress);
  }

  /** Names of the packs that the remote's LFS server had when it was last asked. */
  private Set<String> listed() throws IOException {
    RemoteRefs there = new RemoteRefs(copy.git(), remote.name());
    return new ByteList(copy.git()).read(there.tip(ByteList.BRANCH)).keySet();
  }

  /** Hashes of the bytes of examples that nobody has committed yet. */
  private Set<String> pending() throws IOException {
    Description description = copy.committed().files().description();
    Set<String> hashes = new HashSet<>();
    for (LabelEdit.AddExample add : copy.pendingExamples()) {
      hashes.add(AddedBytes.of(add, description).ref().hash());
    }
    return hashes;
  }
}
