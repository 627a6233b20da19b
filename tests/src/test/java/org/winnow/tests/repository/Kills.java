package org.winnow.tests.repository;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Two members of a team whose process is killed again and again, in the middle of edits, commits,
 * merges, pushes and pulls; after each time everything that was acknowledged has to be there.
 */
public final class Kills {
  private static final int MOST_LINES = 8;
  private static final int MOST_NANOS = 15_000_000;
  private final Path folder;
  private final Random random;
  private final Path remote;
  private final List<Path> places;
  private final List<Said> said;
  private final boolean git = GitCommand.isInstalled();

  /** Begins with two repositories and their remote, in a folder that is not there yet. */
  public Kills(Path folder, long seed) throws IOException {
    this.folder = Files.createDirectories(folder);
    random = new Random(seed);
    remote = folder.resolve("remote");
    places = Team.clones(folder, remote, 2, 60);
    said = List.of(new Said(0), new Said(1));
  }

  /** Kills so many times, and tells what was wrong afterwards, nothing where all went well. */
  public List<String> run(int count) throws IOException, InterruptedException {
    List<String> trouble = new ArrayList<>();
    for (int kill = 0; kill < count && trouble.isEmpty(); kill++) {
      String when = kill();
      for (String fault : after()) {
        trouble.add("kill " + kill + " " + when + ": " + fault);
      }
    }
    return trouble;
  }

  /** Starts a process and kills it a random moment after one of its first lines. */
  private String kill() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("all", "" + random.nextLong()));
    places.forEach(place -> words.add(place.toString()));
    Process child = ChildProcess.start(TeamProcess.class, folder, words.toArray(String[]::new));
    int lines = random.nextInt(MOST_LINES);
    int nanos = random.nextInt(MOST_NANOS);
    String last = "before anything was said";
    try (BufferedReader out = child.inputReader()) {
      int read = 0;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        String one = line;
        said.forEach(member -> member.take(one));
        last = "behind '" + line + "'";
        if (read++ == lines) {
          LockSupport.parkNanos(nanos); // any moment of what it does next
          child.toHandle().destroyForcibly(); // leaves what was said readable
        }
      }
      if (read <= lines) {
        throw new IllegalStateException("the process ended by itself " + last + ", see " + folder);
      }
    }
    child.waitFor();
    return last;
  }

  private List<String> after() throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>();
    for (int member = 0; member < places.size(); member++) {
      faults.addAll(faults(places.get(member)));
      try (TeamMember next =
          new TeamMember(places.get(member), member, 2, said.get(member)::take)) {
        faults.addAll(said.get(member).missing(next.repository(), true));
        next.finish();
        next.commit();
        next.edit();
        next.share();
      } catch (RuntimeException e) {
        faults.add("the next command failed: " + e);
      }
      faults.addAll(faults(places.get(member)));
    }
    faults.addAll(faults(remote));
    if (git) {
      List<String> there = GitCommand.said(remote, "rev-list", "main").lines().toList();
      for (Said member : said) {
        member.pushed().stream()
            .filter(commit -> !there.contains(commit))
            .forEach(commit -> faults.add(commit + " was pushed and is not there"));
      }
    }
    return faults;
  }

  private List<String> faults(Path place) throws IOException, InterruptedException {
    return git ? GitCommand.faults(place) : List.of();
  }
}
