package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.FetchResult;
import org.winnow.datasets.sharing.Access;
import org.winnow.datasets.sharing.Exchange;
import org.winnow.datasets.sources.Progress;

/** Brings commits, tags and example bytes of a remote into a repository. */
record Fetching(GitStore git, Access access) {
  static Exchange exchange(GitStore git, Access access) throws IOException {
    Path objects = git.repository().getObjectDatabase().getDirectory().toPath();
    return Exchange.of(objects, RemoteRefs.all(git), access);
  }

  static PackFolder packs(GitStore git) {
    Path root = git.repository().getDirectory().toPath();
    return new PackFolder(new RepositoryFolder(root).blobs().folder());
  }

  /** Branches become {@code REMOTE/BRANCH}; tags that are new come along under their names. */
  Transfer fetch(Remote remote, Progress progress) throws IOException {
    return fetched(remote, commits(remote), progress);
  }

  /** What a remote said of its refs, after their commits are here. */
  FetchResult commits(Remote remote) throws IOException {
    try (Exchange exchange = exchange(git, access)) {
      return exchange.fetch(
          remote.address(),
          List.of(
              "+" + Constants.R_HEADS + "*:" + RemoteRefs.folder(remote.name()) + "*",
              "+" + Constants.R_TAGS + "*:refs/winnow/tags/*"));
    }
  }

  /** Takes over what a remote said, and copies bytes that are not here. */
  Transfer fetched(Remote remote, FetchResult said, Progress progress) throws IOException {
    Map<String, ObjectId> branches = new HashMap<>();
    for (Ref ref : said.getAdvertisedRefs()) {
      if (ref.getName().startsWith(Constants.R_HEADS)) {
        branches.put(ref.getName().substring(Constants.R_HEADS.length()), ref.getObjectId());
      } else if (ref.getName().startsWith(Constants.R_TAGS) && !ref.getName().endsWith("^{}")) {
        tag(ref.getName().substring(Constants.R_TAGS.length()), ref.getObjectId());
      }
    }
    RemoteRefs there = new RemoteRefs(git, remote.name());
    if (branches.containsKey(ByteList.BRANCH)) {
      there.follow(Map.of(ByteList.BRANCH, branches.remove(ByteList.BRANCH)));
    }
    Transfer bytes =
        remote.labelsOnly() ? new Transfer(remote, List.of(), 0, 0) : bytes(remote, progress);
    List<RefMove> moves = there.follow(branches);
    return new Transfer(remote, moves, bytes.packs(), bytes.bytes());
  }

  /** A tag that is here already stays as it is, as git has it. */
  private void tag(String name, ObjectId object) throws IOException {
    Refs tags = Refs.tags(git);
    if (!tags.names().contains(name)) {
      tags.create(name, object);
    }
  }

  Transfer bytes(Remote remote, Progress progress) throws IOException {
    Optional<PackFolder> theirs = PackFolder.of(remote);
    PackFolder here = packs(git);
    BlobStore store = new BlobStore(here.folder());
    Transfer came;
    if (theirs.isEmpty()) {
      came = new FetchedBytes(git, access, remote).fetch(here, progress);
    } else {
      TreeMap<String, Long> missing = theirs.get().packs();
      missing.keySet().removeAll(here.packs().keySet());
      missing.keySet().removeAll(ForgottenList.of(store).packs());
      came = copy(remote, missing, theirs.get(), here, progress);
    }
    Forgetting.sweep(store);
    return came;
  }

  static Transfer copy(
      Remote remote, Map<String, Long> packs, PackFolder from, PackFolder to, Progress progress)
      throws IOException {
    long bytes = 0;
    for (Map.Entry<String, Long> pack : packs.entrySet()) {
      to.take(pack.getKey(), from, progress);
      bytes += pack.getValue();
    }
    return new Transfer(remote, List.of(), packs.size(), bytes);
  }
}
