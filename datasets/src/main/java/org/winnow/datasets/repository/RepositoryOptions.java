package org.winnow.datasets.repository;

import java.time.Clock;
import java.util.Optional;
import org.winnow.datasets.InputException;

/**
 * How a repository is opened.
 *
 * @param session whose pending edits and place are meant; empty for {@link #STANDARD_SESSION}, or
 *     where that is in use by another process, for a new one beside it
 * @param author who commits
 * @param clock tells the time of commits
 * @param watcher is told how far the making of a new repository is
 */
public record RepositoryOptions(
    Optional<String> session, Author author, Clock clock, ImportWatcher watcher) {
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
    this(session, author, clock, ImportWatcher.silent());
  }

  /** The standard session, the author that git knows, the system's clock. */
  public static RepositoryOptions standard() {
    return new RepositoryOptions(Optional.empty(), Author.ofGitConfig(), Clock.systemDefaultZone());
  }

  public RepositoryOptions withSession(String name) {
    return new RepositoryOptions(Optional.of(name), author, clock, watcher);
  }

  public RepositoryOptions withAuthor(Author who) {
    return new RepositoryOptions(session, who, clock, watcher);
  }

  public RepositoryOptions withClock(Clock time) {
    return new RepositoryOptions(session, author, time, watcher);
  }

  public RepositoryOptions withWatcher(ImportWatcher who) {
    return new RepositoryOptions(session, author, clock, who);
  }
}
