package org.winnow.datasets.repository;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.winnow.datasets.InputException;

/** Commit objects of git: written from a message and counts, and read back. */
final class CommitText {
  private CommitText() {}

  static void requireMessage(String message) {
    if (message.isBlank()) {
      throw new InputException("a commit needs a message that says why; %commit -m \"…\"");
    }
  }

  static CommitBuilder builder(
      ObjectId tree, List<ObjectId> parents, String message, EditCounts counts) {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(parents);
    commit.setMessage(message.strip() + "\n\n" + EditCounts.TRAILER + counts + "\n");
    return commit;
  }

  static void sign(CommitBuilder commit, Author author, Clock clock) {
    PersonIdent who = who(author, clock);
    commit.setAuthor(who);
    commit.setCommitter(who);
  }

  /** Somebody at this moment, as git writes it. */
  static PersonIdent who(Author author, Clock clock) {
    Instant now = clock.instant();
    ZoneOffset zone = clock.getZone().getRules().getOffset(now);
    return new PersonIdent(author.name(), author.email(), now, zone);
  }

  static Commit read(RevCommit commit) {
    PersonIdent who = commit.getAuthorIdent();
    String text = commit.getFullMessage().strip();
    int last = text.lastIndexOf('\n') + 1;
    Optional<EditCounts> counts =
        text.startsWith(EditCounts.TRAILER, last)
            ? EditCounts.parse(text.substring(last + EditCounts.TRAILER.length()))
            : Optional.empty();
    String name = who.getName().isBlank() ? "unknown" : who.getName().strip();
    return new Commit(
        commit.name(),
        counts.isPresent() ? text.substring(0, last).strip() : text,
        new Author(name, who.getEmailAddress().strip()),
        ZonedDateTime.ofInstant(who.getWhenAsInstant(), who.getZoneId()),
        Arrays.stream(commit.getParents()).map(ObjectId::name).toList(),
        counts);
  }
}
