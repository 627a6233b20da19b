package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.winnow.datasets.repository.Samples.BY_ANNA;
import static org.winnow.datasets.repository.Samples.options;
import static org.winnow.datasets.repository.Samples.relabel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sharing.Access;
import org.winnow.datasets.sources.Progress;

/** Labels that travel to plain git's own servers. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of this test are shell scripts")
@EnabledIf(
    value = "org.winnow.datasets.repository.PlainGit#isInstalled",
    disabledReason = "the git command is not installed: its server was not tried")
class HostedRemotesTest {
  @TempDir Path folder;
  private final Dataset data = Samples.pictures(60);
  private DatasetRepository anna;
  private Path host;

  @BeforeEach
  void open() throws Exception {
    anna = DatasetRepository.create(folder.resolve("anna"), data, "In", options());
    host = Files.createDirectory(folder.resolve("host"));
    PlainGit.run(host, "init", "-q", "--bare", "--initial-branch=main", "team.git");
  }

  @AfterEach
  void close() {
    anna.close();
  }

  private Path script(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** A {@code git} whose credential helper knows one login. */
  private List<String> git(String password) throws Exception {
    return List.of(
        script(
                "git-" + password,
                "cat > \"$0.asked\"\nprintf 'username=anna\\npassword=" + password + "\\n'\n")
            .toString());
  }

  private Remote remote(String address) {
    return Remote.of("origin", address).withBytes(folder.resolve("bytes"));
  }

  private void roundTrip(Remote remote, Access access) {
    Remotes annas = new Remotes(anna, access);
    annas.add(remote);
    annas.push("origin", Progress.SILENT);
    Remotes.clone(folder.resolve("ben"), remote, access, Progress.SILENT);
    try (DatasetRepository ben = DatasetRepository.open(folder.resolve("ben"), options())) {
      Same.assertSame(data, ben.data());
      ben.edit(List.of(relabel(ben.data(), 0, "7", BY_ANNA)));
      ben.commit("A seven");
      new Remotes(ben, access).push("origin", Progress.SILENT);
      annas.pull("origin", Progress.SILENT);
      assertEquals(ben.head(), anna.head());
    }
    assertEquals("7", anna.data().label(0));
  }

  @Test
  void aHostThatWantsALoginIsGivenGitsOwn() throws Exception {
    PlainGit.run(host.resolve("team.git"), "config", "http.receivepack", "true");
    try (GitHost server = new GitHost(host, "anna:s3cret")) {
      List<String> git = git("s3cret");
      roundTrip(remote(server.address("team.git")), Access.by(git, List.of("ssh")));
      String asked = Files.readString(Path.of(git.get(0) + ".asked"));
      assertTrue(asked.contains("protocol=http\n") && asked.contains("host=127.0.0.1:"), asked);
      String config = Files.readString(folder.resolve("anna/config"));
      assertFalse(config.contains("s3cret"), config);
      String log = PlainGit.run(host.resolve("team.git"), "log", "--format=%s");
      assertEquals("A seven\nIn\n", log);
      assertFalse(PlainGit.run(host.resolve("team.git"), "fsck", "--strict").contains("error"));
    }
  }

  @Test
  void aWrongPasswordIsSaidAndNotShown() throws Exception {
    try (GitHost server = new GitHost(host, "anna:s3cret")) {
      Remotes annas = new Remotes(anna, Access.by(git("wr0ng"), List.of("ssh")));
      annas.add(remote(server.address("team.git")));
      String said =
          assertThrows(InputException.class, () -> annas.fetch("origin", Progress.SILENT))
              .getMessage();
      assertTrue(said.contains("login"), said);
      assertFalse(said.contains("wr0ng"), said);
    }
  }

  @Test
  void aSmallCommitSendsFewBytes() throws Exception {
    PlainGit.run(host.resolve("team.git"), "config", "http.receivepack", "true");
    try (GitHost server = new GitHost(host, "")) {
      Remotes annas = new Remotes(anna, Access.by(git("x"), List.of("ssh")));
      annas.add(remote(server.address("team.git")));
      annas.push("origin", Progress.SILENT);
      long first = server.received();
      anna.edit(List.of(relabel(anna.data(), 0, "7", BY_ANNA)));
      anna.commit("A seven");
      annas.push("origin", Progress.SILENT);
      long second = server.received() - first;
      assertTrue(second < first / 2, first + " bytes, then " + second);
    }
  }

  @Test
  void sshIsTheUsersOwnProgram() throws Exception {
    Path ssh =
        script("ssh", "echo \"$@\" >> \"$0.asked\"\nfor last; do :; done\nexec sh -c \"$last\"\n");
    roundTrip(
        remote("ssh://anna@example.org:2222" + host.resolve("team.git")),
        Access.by(List.of("git"), List.of(ssh.toString())));
    String asked = Files.readString(Path.of(ssh + ".asked"));
    assertTrue(
        asked.startsWith("-o BatchMode=yes -p 2222 anna@example.org git-receive-pack"), asked);
  }

  /** Commands and detours that a repository may bring in its configuration, hooks and tree. */
  @Test
  void nothingThatComesWithARepositoryIsRun() throws Exception {
    PlainGit.run(host.resolve("team.git"), "config", "http.receivepack", "true");
    Path ran = folder.resolve("ran");
    String run = script("evil", "echo \"$0 $@\" >> " + ran + "\n").toString();
    Path own = folder.resolve("anna");
    Files.createDirectories(own.resolve("hooks"));
    for (String hook : List.of("pre-push", "post-update", "reference-transaction", "post-merge")) {
      Files.copy(Path.of(run), own.resolve("hooks").resolve(hook));
    }
    List<String> settings = new ArrayList<>();
    settings.addAll(List.of("core.sshCommand", "core.fsmonitor", "core.askPass", "core.hooksPath"));
    settings.addAll(List.of("credential.helper", "remote.origin.uploadpack"));
    settings.addAll(List.of("remote.origin.receivepack", "uploadpack.packObjectsHook"));
    for (String setting : settings) {
      PlainGit.run(own, "config", setting, setting.endsWith("Path") ? folder.toString() : run);
    }
    PlainGit.run(own, "config", "http.proxy", "http://127.0.0.1:1");
    PlainGit.run(own, "config", "url.http://127.0.0.1:1/.insteadOf", "http://127.0.0.1");
    try (GitHost server = new GitHost(host, "anna:s3cret")) {
      roundTrip(remote(server.address("team.git")), Access.by(git("s3cret"), List.of("ssh")));
    }
    assertFalse(Files.exists(ran), () -> "ran: " + ran);
  }
}
