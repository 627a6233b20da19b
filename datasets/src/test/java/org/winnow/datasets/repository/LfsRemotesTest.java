package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.sharing.LfsObject;
import org.winnow.datasets.sources.Progress;

/** Bytes of examples that travel to JGit's Git LFS server, beside labels to plain git's server. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of this test are shell scripts")
@EnabledIf(
    value = "org.winnow.datasets.repository.PlainGit#isInstalled",
    disabledReason = "the git command is not installed: its server was not tried")
class LfsRemotesTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private LfsTeam team;

  @BeforeEach
  void open() throws Exception {
    team = new LfsTeam(folder, data, "anna:s3cret");
  }

  @AfterEach
  void close() {
    team.close();
  }

  @Test
  void aCloneHasTheBytesFromTheLfsServer() throws Exception {
    Transfer pushed = team.push();
    assertEquals(1, pushed.packs());
    assertEquals(List.of("main"), pushed.moves().stream().map(RefMove::branch).toList());
    assertEquals(2, team.host().objects().size()); // the pack and its index
    Path clone = team.clone("ben");
    try (DatasetRepository ben = DatasetRepository.open(clone, options())) {
      Same.assertSame(data, ben.data());
      assertEquals(List.of("main"), ben.branches().all().stream().map(Branch::name).toList());
      assertEquals(List.of("main"), new Remotes(ben, team.access()).branches("origin"));
    }
  }

  @Test
  void onlyWhatIsMissingGoes() throws Exception {
    team.push();
    team.host().forgetRequests();
    team.anna().edit(List.of(relabel(team.anna().data(), 0, "7", BY_ANNA)));
    team.anna().commit("A seven");
    team.push();
    assertEquals(List.of(), team.host().asked("")); // labels alone: nobody asks the LFS server
    team.anna().edit(List.of(LfsTeam.example("one", 1)));
    team.anna().commit("One more");
    assertEquals(1, team.push().packs());
    assertEquals(2, team.host().asked("PUT").size());
    team.host().forgetRequests();
    assertEquals(0, team.push().packs());
    assertEquals(List.of(), team.host().asked(""));
  }

  @Test
  void twoWhoAddAtTheSameTimeBothListTheirs() throws Exception {
    team.push();
    Path clone = team.clone("ben");
    try (DatasetRepository ben = DatasetRepository.open(clone, options())) {
      Remotes bens = new Remotes(ben, team.access());
      ben.branches().switchToNew("bens", "HEAD");
      ben.edit(List.of(LfsTeam.example("two", 2)));
      ben.commit("Two");
      team.anna().edit(List.of(LfsTeam.example("one", 1)));
      team.anna().commit("One");
      team.push(); // ben has not heard of it
      assertEquals(1, bens.push("origin", Progress.SILENT).packs());
      team.remotes().fetch("origin", Progress.SILENT);
      assertEquals(62, team.anna().at("origin/bens").size() + 1);
      bens.pull("origin", Progress.SILENT);
    }
    String list = PlainGit.run(team.repository(), "ls-tree", "-r", "--name-only", ByteList.BRANCH);
    assertEquals(6, list.lines().filter(line -> line.startsWith("packs/")).count(), list);
    assertFalse(PlainGit.run(team.repository(), "fsck", "--strict").contains("error"));
  }

  @Test
  void plainGitSeesPointersAsGitLfsWritesThem() throws Exception {
    team.push();
    Path pack = team.host().objects().get(0);
    String oid = pack.getFileName().toString();
    for (String line :
        PlainGit.run(team.repository(), "ls-tree", "-r", ByteList.BRANCH, "packs/")
            .lines()
            .toList()) {
      String text = PlainGit.run(team.repository(), "cat-file", "blob", line.split("[ \t]")[2]);
      LfsObject object = LfsObject.parse(text);
      assertEquals(text, object.pointer());
      if (object.oid().equals(oid)) {
        assertEquals(
            "version https://git-lfs.github.com/spec/v1\noid sha256:"
                + oid
                + "\nsize "
                + Files.size(pack)
                + "\n",
            text);
      }
    }
    assertEquals(
        "packs/* filter=lfs diff=lfs merge=lfs -text\n",
        PlainGit.run(team.repository(), "show", ByteList.BRANCH + ":.gitattributes"));
  }

  @Test
  void labelsMayGoAlone() throws Exception {
    Remotes.Push labels = new Remotes.Push(Optional.empty(), false, true);
    Transfer pushed = team.remotes().push("origin", labels, Progress.SILENT);
    assertEquals(0, pushed.packs());
    assertEquals(1, pushed.moves().size());
    assertTrue(team.host().objects().isEmpty());
  }

  @Test
  void sshAsksTheHostForItsLfsServer() throws Exception {
    try (LfsTeam bySsh = LfsTeam.overSsh(Files.createDirectory(folder.resolve("by-ssh")), data)) {
      bySsh.push();
      assertEquals(2, bySsh.host().objects().size());
      Path clone = bySsh.clone("ben");
      try (DatasetRepository ben = DatasetRepository.open(clone, options())) {
        Same.assertSame(data, ben.data());
      }
      String asked = bySsh.sshAsked();
      assertTrue(asked.contains("git-lfs-authenticate '" + bySsh.repository() + "' upload"), asked);
      assertTrue(asked.contains("git-lfs-authenticate '" + bySsh.repository() + "' download"));
    }
  }
}
