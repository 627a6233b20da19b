package org.winnow.datasets.repository;

import java.time.Clock;
import java.util.Optional;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.Access;

/**
 * How a repository is opened.
 *
 * @param session whose pending edits and place are meant; empty for {@link #STANDARD_SESSION}, or
 *     where that is in use by another process, for a new one beside it
 * @param author who commits
 * @param clock tells the time of commits
 * @param watcher is told how far the making of a new repository is
 * @param access how remotes are reached for bytes that are not here
 */
public record RepositoryOptions(
    Optional<String> session, Author author, Clock clock, ImportWatcher watcher, Access access) {
  /** The session of those who name none. */
  public static final String STANDARD_SESSION = "default";

  public RepositoryOptions {
    if (session.isPresent() && !session.get().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new InputException(
          "a session's name has 1 to 64 letters, digits, dots, dashes or underscores, got '"
              + session.get()
              + "'");
    }
  }

  /** Watched by nobody. */
  public RepositoryOptions(Optional<String> session, Author author, Clock clock) {
    this(session, author, clock, ImportWatcher.silent(), Access.ofUser());
  }

  /** The standard session, the author that git knows, the system's clock. */
  public static RepositoryOptions standard() {
    return new RepositoryOptions(Optional.empty(), Author.ofGitConfig(), Clock.systemDefaultZone());
  }

  public RepositoryOptions withSession(String name) {
    return new RepositoryOptions(Optional.of(name), author, clock, watcher, access);
  }

  public RepositoryOptions withAuthor(Author who) {
    return new RepositoryOptions(session, who, clock, watcher, access);
  }

  public RepositoryOptions withClock(Clock time) {
    return new RepositoryOptions(session, author, time, watcher, access);
  }

  public RepositoryOptions withAccess(Access other) {
    return new RepositoryOptions(session, author, clock, watcher, other);
  }

  public RepositoryOptions withWatcher(ImportWatcher who) {
    return new RepositoryOptions(session, author, clock, who, access);
  }
}
