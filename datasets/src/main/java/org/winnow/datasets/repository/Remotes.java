package org.winnow.datasets.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.Access;
import org.winnow.datasets.sharing.Exchange;
import org.winnow.datasets.sharing.RemoteAddress;
import org.winnow.datasets.sources.Progress;

/**
 * The other repositories that labels are exchanged with: folders, and hosts reached by ssh or https
 * as the user's git reaches them. Labels travel by git's own protocol, so any git host serves.
 *
 * <p>The bytes of examples travel beside them, pack by pack: into the remote's own folder where it
 * is one, into a folder that was named for it, or else by the Git LFS protocol to the host's LFS
 * server. Only what the other side lacks travels, and every pack is checked against its hash.
 */
public final class Remotes {
  private final DatasetRepository repository;
  private final Access access;

  Remotes(DatasetRepository repository, Access access) {
    this.repository = repository;
    this.access = access;
  }

  /**
   * Clones a repository with its history and the bytes of its examples.
   *
   * @param folder must not hold anything yet
   * @param from the remote that the clone will know
   */
  public static void clone(Path folder, Remote from, Progress progress) {
    clone(folder, from, Access.ofUser(), progress);
  }

  static void clone(Path folder, Remote from, Access access, Progress progress) {
    Durable.saving(
        "cloning " + from.address(),
        folder,
        () -> new Cloning(access, progress).into(folder, from));
  }

  /** All remotes, in the order in which they were added. */
  public List<Remote> all() {
    return repository.working("reading the remotes", copy -> list(copy).all());
  }

  /**
   * Remembers a remote.
   *
   * @throws InputException where the name is taken or git would not take it
   */
  public void add(Remote remote) {
    repository.working(
        "adding remote " + remote.name(),
        copy -> {
          list(copy).add(remote);
          return null;
        });
  }

  /** Makes an empty repository in a folder that may be pushed to, and remembers it. */
  public void addNew(Remote remote) {
    if (remote.address().kind() != RemoteAddress.Kind.FOLDER) {
      throw new InputException(
          "only a folder can be made into a repository; make one on the host of "
              + remote.address()
              + " and add it then");
    }
    Cloning.createEmpty(remote.address().folder());
    add(remote);
  }

  /** Forgets a remote and where its branches were; nothing happens to it. */
  public void remove(String name) {
    repository.working(
        "removing remote " + name,
        copy -> {
          list(copy).remove(name);
          new RemoteRefs(copy.git(), name).forget();
          return null;
        });
  }

  private static RemoteList list(WorkingCopy copy) {
    return new RemoteList(copy.git().repository().getDirectory().toPath());
  }

  /**
   * Brings the commits of a remote here, as {@code REMOTE/BRANCH}, and the bytes of examples that
   * are not here; no branch of this repository moves.
   */
  public Transfer fetch(String name, Progress progress) {
    return repository.working(
        "fetching from " + name,
        copy -> new Fetching(copy.git(), access).fetch(list(copy).require(name), progress));
  }

  /** Brings all bytes of examples that a remote has and that are not here. */
  public Transfer fetchBytes(String name, Progress progress) {
    return repository.working(
        "fetching from " + name,
        copy -> new Fetching(copy.git(), access).bytes(list(copy).require(name), progress));
  }

  /**
   * Fetches, and moves the branch that is checked out to where the remote's is. Pending edits stay
   * on top.
   *
   * @throws InputException where both went on from a common commit, or no branch is checked out
   */
  public Transfer pull(String name, Progress progress) {
    Transfer fetched = fetch(name, progress);
    repository.working(
        "pulling from " + name,
        copy -> {
          follow(copy, fetched.remote());
          return null;
        });
    return fetched;
  }

  private static void follow(WorkingCopy copy, Remote remote) throws IOException {
    String branch = branch(copy);
    ObjectId theirs = new RemoteRefs(copy.git(), remote.name()).tip(branch);
    ObjectId ours = copy.git().branch(branch);
    if (theirs == null) {
      throw new InputException(
          remote.name() + " has no branch '" + branch + "'; %push makes one there");
    }
    if (copy.git().isAncestor(theirs, ours)) {
      return;
    }
    if (!copy.git().isAncestor(ours, theirs)) {
      throw new InputException(
          "'"
              + branch
              + "' and '"
              + remote.name()
              + "/"
              + branch
              + "' both went on from an earlier commit; %merge "
              + remote.name()
              + "/"
              + branch
              + " brings them together");
    }
    Checkout there = copy.read(theirs); // first: what cannot be read moves nothing
    if (!copy.git().move(branch, ours, theirs)) {
      throw new InputException("another notebook moved '" + branch + "' meanwhile; pull again");
    }
    copy.switchTo(branch, there);
  }

  private static String branch(WorkingCopy copy) {
    return copy.branch()
        .orElseThrow(
            () -> new InputException("no branch is checked out; %switch BRANCH goes to one"));
  }

  /** Sends the branch that is checked out, as {@link #push(String, Push, Progress)}. */
  public Transfer push(String name, Progress progress) {
    return push(name, Push.CURRENT, progress);
  }

  /**
   * What is sent.
   *
   * @param branch empty: the one checked out
   * @param force whether commits may be lost that only the remote has, if it is as last fetched
   * @param labelsOnly whether the bytes of examples stay here
   */
  public record Push(Optional<String> branch, boolean force, boolean labelsOnly) {
    /** The branch checked out, on top of what the remote has. */
    public static final Push CURRENT = new Push(Optional.empty(), false, false);
  }

  /**
   * Sends a branch with its commits, and before it the bytes of examples that the remote lacks.
   *
   * @throws InputException where the remote has commits that are not here, or refuses
   */
  public Transfer push(String name, Push what, Progress progress) {
    return repository.working(
        "pushing to " + name,
        copy -> {
          String branch = what.branch().orElseGet(() -> branch(copy));
          return new Sending(copy, access, list(copy).require(name)).send(what, branch, progress);
        });
  }

  /** The branches that a remote has now, by name; nothing is fetched. */
  public List<String> branches(String name) {
    return repository.working(
        "asking " + name,
        copy -> {
          try (Exchange exchange = Fetching.exchange(copy.git(), access)) {
            Map<String, Ref> refs = exchange.list(list(copy).require(name).address());
            return refs.keySet().stream()
                .filter(ref -> ref.startsWith(Constants.R_HEADS))
                .map(ref -> ref.substring(Constants.R_HEADS.length()))
                .filter(branch -> !branch.equals(ByteList.BRANCH))
                .sorted()
                .toList();
          }
        });
  }
}
