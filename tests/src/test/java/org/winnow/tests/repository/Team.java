package org.winnow.tests.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.winnow.datasets.repository.Commit;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.Remote;
import org.winnow.datasets.repository.Remotes;
import org.winnow.datasets.sources.Progress;

/** Several processes that label at the same time, in one repository or in clones of it. */
public final class Team {
  private static final int EXAMPLES = 211;

  private Team() {}

  /**
   * Processes that commit to one repository.
   *
   * @return what is not as they said; nothing where all commits are there once
   */
  public static List<String> inOneRepository(Path folder, int members, int commits)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path place = folder.resolve("labels");
    create(place, EXAMPLES).close();
    List<Path> places = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      places.add(place);
    }
    List<String> trouble = new ArrayList<>();
    List<Said> said = work(folder, "commit", places, commits, trouble);
    trouble.addAll(compare(place, said, 1 + members * commits));
    return trouble;
  }

  /**
   * Processes that commit to clones of one repository and push each commit.
   *
   * @return what is not as they said; nothing where all commits are there once
   */
  public static List<String> withOneRemote(Path folder, int members, int commits)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path remote = folder.resolve("remote");
    List<Path> places = clones(folder, remote, members, EXAMPLES);
    List<String> trouble = new ArrayList<>();
    List<Said> said = work(folder, "share", places, commits, trouble);
    Path fresh = folder.resolve("fresh");
    Remotes.clone(fresh, Remote.of("origin", remote.toString()), Progress.SILENT);
    trouble.addAll(compare(fresh, said, 0));
    return trouble;
  }

  private static DatasetRepository create(Path place, int examples) {
    return DatasetRepository.create(
        place, Squares.make(examples), "Bring it in", TeamMember.options(0));
  }

  /** Makes a repository, an empty remote with its labels, and clones of that. */
  static List<Path> clones(Path folder, Path remote, int members, int examples) {
    List<Path> places = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      places.add(folder.resolve("member-" + i));
    }
    Remote origin = Remote.of("origin", remote.toString());
    try (DatasetRepository first = create(places.get(0), examples)) {
      first.remotes().addNew(origin);
      first.remotes().push("origin", Progress.SILENT);
    }
    places.subList(1, members).forEach(place -> Remotes.clone(place, origin, Progress.SILENT));
    return places;
  }

  private static List<Said> work(
      Path folder, String mode, List<Path> places, int commits, List<String> trouble)
      throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      processes.add(
          ChildProcess.start(
              TeamProcess.class,
              folder,
              mode,
              places.get(i).toString(),
              "" + i,
              "" + places.size(),
              "" + commits));
    }
    List<Said> all = new ArrayList<>();
    for (int i = 0; i < processes.size(); i++) {
      Said said = new Said(i);
      byte[] out = processes.get(i).getInputStream().readAllBytes();
      new String(out, StandardCharsets.UTF_8).lines().forEach(said::take);
      int exit = processes.get(i).waitFor();
      if (exit != 0 || said.commits().size() != commits) {
        trouble.add("process " + i + " ended with " + exit + " after " + said.commits().size());
      }
      all.add(said);
    }
    return all;
  }

  /**
   * @param count how many commits there are in all; 0 where merges are among them
   */
  private static List<String> compare(Path place, List<Said> said, int count) {
    List<String> trouble = new ArrayList<>();
    try (DatasetRepository repository = DatasetRepository.open(place, TeamMember.options(0))) {
      repository.checkout("main", false); // the session is where its own last commit was
      List<Commit> log = repository.log(Integer.MAX_VALUE);
      Set<String> byMembers = new HashSet<>();
      for (Said member : said) {
        trouble.addAll(member.missing(repository, false));
        byMembers.addAll(member.commits());
      }
      Set<String> plain = new HashSet<>();
      for (Commit commit : log) {
        if (commit.parents().size() == 1) {
          plain.add(commit.id());
        }
        if (commit.parents().size() == 1 && commit.counts().orElseThrow().relabelled() != 1) {
          trouble.add(commit + " does not hold its one edit");
        }
      }
      if (!plain.equals(byMembers) || count > 0 && log.size() != count) {
        trouble.add(log.size() + " commits, " + plain.size() + " of them no merges");
      }
    }
    return trouble;
  }
}
