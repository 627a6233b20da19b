package org.winnow.tests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.winnow.datasets.repository.DatasetRepository;
import org.winnow.datasets.repository.Remote;
import org.winnow.datasets.repository.Remotes;
import org.winnow.datasets.sources.Progress;

/** Commits that travel over http on this machine, and how many bytes they are. */
final class RepositoryTravel {
  private static final int ROUNDS = 5;
  private final BigRepository big;
  private final RepositoryRows rows;

  RepositoryTravel(BigRepository big, BenchRows rows) {
    this.big = big;
    this.rows = new RepositoryRows(rows);
  }

  /** Anna pushes, Ben pulls: 10 to 10,000 edits a commit. */
  void run(Path scratch) throws Exception {
    Path host = Files.createDirectories(scratch.resolve("host"));
    GitContender.output(host, "git", "init", "-q", "--bare", "-b", "main", "team.git");
    Path team = host.resolve("team.git");
    GitContender.output(team, "git", "config", "http.receivepack", "true");
    try (HttpHost server = new HttpHost(host);
        DatasetRepository anna = DatasetRepository.open(big.copy(), BigRepository.options())) {
      Remote remote =
          Remote.of("origin", server.address("team.git")).withBytes(scratch.resolve("bytes"));
      anna.remotes().add(remote);
      anna.remotes().push("origin", Progress.SILENT);
      Path place = scratch.resolve("ben");
      Remotes.clone(place, remote, Progress.SILENT);
      try (DatasetRepository ben = DatasetRepository.open(place, BigRepository.options())) {
        for (int edits = 10; edits <= Math.min(10_000, big.examples() / 4); edits *= 10) {
          travel(anna, ben, server, edits);
        }
      }
    }
  }

  private void travel(DatasetRepository anna, DatasetRepository ben, HttpHost server, int edits) {
    String what = RepositoryRows.edits(edits);
    long pushed = 0;
    long pulled = 0;
    for (int round = 0; round < ROUNDS; round++) {
      big.commit(anna, 1, edits);
      long before = server.bytes();
      rows.time("push of " + what, () -> anna.remotes().push("origin", Progress.SILENT));
      pushed += server.bytes() - before;
      before = server.bytes();
      rows.time("pull of " + what, () -> ben.remotes().pull("origin", Progress.SILENT));
      pulled += server.bytes() - before;
      if (!ben.head().equals(anna.head())) {
        throw new IllegalStateException("Ben did not come to Anna's commit");
      }
    }
    for (String way : new String[] {"push of ", "pull of "}) {
      if (edits == 100) {
        rows.told(way + what, 1);
      } else {
        rows.told(way + what);
      }
    }
    rows.add("push of " + what, pushed / 1e3 / ROUNDS, "kB");
    rows.add("pull of " + what, pulled / 1e3 / ROUNDS, "kB");
  }
}
