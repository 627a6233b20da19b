package org.winnow.datasets.sharing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;

/**
 * Talks to other repositories on behalf of one.
 *
 * <p>It is a repository for a moment: it has the objects of the one it speaks for, a copy of its
 * refs and a configuration of its own. So nothing that a repository brings along in its
 * configuration (a proxy, a command to run, an address that stands for another) is obeyed; the
 * user's own configuration of git is.
 */
public final class Exchange implements AutoCloseable {
  private static final String CONFIGURATION =
      "[core]\n\trepositoryformatversion = 0\n\tbare = true\n[gc]\n\tauto = 0\n\tautoDetach = false\n";
  private final Path folder;
  private final Repository repository;
  private final Access access;

  private Exchange(Path folder, Repository repository, Access access) {
    this.folder = folder;
    this.repository = repository;
    this.access = access;
  }

  /**
   * Speaks for a repository.
   *
   * @param objects the folder of its objects; what is fetched goes there
   * @param refs what it has: full names → ids
   */
  public static Exchange of(Path objects, Map<String, ObjectId> refs, Access access)
      throws IOException {
    Path folder = Files.createTempDirectory("winnow-exchange");
    Files.writeString(folder.resolve("HEAD"), "ref: refs/heads/none\n");
    Files.writeString(folder.resolve("config"), CONFIGURATION);
    Files.createDirectory(folder.resolve("refs"));
    StringBuilder packed = new StringBuilder("# pack-refs with: sorted \n");
    new TreeMap<>(refs)
        .forEach((name, id) -> packed.append(id.name()).append(' ').append(name).append('\n'));
    Files.writeString(folder.resolve("packed-refs"), packed);
    Repository repository =
        new FileRepositoryBuilder()
            .setGitDir(folder.toFile())
            .setObjectDirectory(objects.toFile())
            .setBare()
            .build();
    return new Exchange(folder, repository, access);
  }

  /** Where pushed objects are read from. */
  public Repository repository() {
    return repository;
  }

  /**
   * Fetches refs, with all objects that they need and that are not here yet.
   *
   * @param refs patterns as git writes them, such as {@code +refs/heads/*:refs/remotes/origin/*}
   */
  public FetchResult fetch(RemoteAddress from, List<String> refs) {
    return talk(
        "fetching from",
        from,
        transport -> {
          transport.setTagOpt(TagOpt.NO_TAGS);
          transport.setObjectChecker(new ObjectChecker());
          Collection<RefSpec> specs = new ArrayList<>();
          refs.forEach(ref -> specs.add(new RefSpec(ref)));
          return transport.fetch(NullProgressMonitor.INSTANCE, specs);
        });
  }

  /** The refs that a remote repository has, by full name. */
  public Map<String, Ref> list(RemoteAddress of) {
    return talk(
        "asking",
        of,
        transport -> {
          try (var connection = transport.openFetch()) {
            return connection.getRefsMap();
          }
        });
  }

  /** Pushes; each update tells what became of it. */
  public PushResult push(RemoteAddress to, Collection<RemoteRefUpdate> updates) {
    return talk(
        "pushing to", to, transport -> transport.push(NullProgressMonitor.INSTANCE, updates));
  }

  /** What is done over an open transport. */
  private interface Talk<T> {
    T over(Transport transport) throws IOException;
  }

  private <T> T talk(String what, RemoteAddress address, Talk<T> talk) {
    try (Transport transport = Transport.open(repository, address.uri())) {
      transport.setCredentialsProvider(access.credentials());
      transport.setTimeout(access.timeoutSeconds());
      if (transport instanceof SshTransport ssh) {
        ssh.setSshSessionFactory(access.ssh());
      }
      return talk.over(transport);
    } catch (IOException e) {
      throw RemoteTrouble.of(what, address, e);
    }
  }

  @Override
  public void close() throws IOException {
    repository.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
