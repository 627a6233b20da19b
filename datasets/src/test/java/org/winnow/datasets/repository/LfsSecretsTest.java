package org.winnow.datasets.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.winnow.datasets.repository.Samples.options;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** What LFS servers, their redirects and configurations in repositories never learn or change. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of this test are shell scripts")
@EnabledIf(
    value = "org.winnow.datasets.repository.PlainGit#isInstalled",
    disabledReason = "the git command is not installed: its server was not tried")
class LfsSecretsTest {
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
  void anotherHostIsNotToldWhoTheUserIs() throws Exception {
    team.push();
    try (ElsewhereHost other = new ElsewhereHost(Files.readAllBytes(team.pack()))) {
      team.host()
          .fail(
              (request, answer) -> {
                if (!request.startsWith("GET")) {
                  return answer;
                }
                Servlets.Answer away = Servlets.Answer.of(307);
                away.headers().put("Location", other.address());
                return away;
              });
      Path packs = team.emptyPacks();
      team.fetchInto(packs);
      assertEquals(-1, Files.mismatch(team.pack(), packs.resolve(team.pack().getFileName())));
      assertEquals(List.of(), other.secrets());
    }
  }

  @Test
  void aConfigurationInTheRepositoryRedirectsNothing() throws Exception {
    try (ElsewhereHost other = new ElsewhereHost(new byte[0])) {
      String lfsconfig = "[lfs]\n\turl = " + other.address() + "\n";
      Path own = folder.resolve("anna");
      PlainGit.run(own, "config", "lfs.url", other.address());
      PlainGit.run(own, "config", "remote.origin.lfsurl", other.address());
      Files.writeString(own.resolve(".lfsconfig"), lfsconfig);
      team.push();
      Path plain = folder.resolve("plain");
      for (String branch : List.of("main", ByteList.BRANCH)) {
        PlainGit.run(
            folder, "clone", "-q", "-b", branch, team.repository().toString(), "plain-" + branch);
        Path there = plain.resolveSibling("plain-" + branch);
        Files.writeString(there.resolve(".lfsconfig"), lfsconfig);
        PlainGit.run(there, "add", ".lfsconfig");
        PlainGit.run(there, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "Evil");
        PlainGit.run(there, "push", "-q");
      }
      try (DatasetRepository ben = DatasetRepository.open(team.clone("ben"), options())) {
        Same.assertSame(data, ben.data());
      }
      assertEquals(0, other.asked());
    }
  }

  @Test
  void secretsAreInNoFileAndNoMessage() throws Exception {
    team.push();
    team.host()
        .fail(
            (request, answer) -> {
              if (!request.startsWith("POST")) {
                return Servlets.Answer.of(500);
              }
              String text = new String(answer.body(), StandardCharsets.UTF_8);
              String signed = text.replaceAll("(/store/[0-9a-f]{64})", "$1?sig=t0ken");
              return new Servlets.Answer(
                  200, new TreeMap<>(), signed.getBytes(StandardCharsets.UTF_8));
            });
    InputException e = assertThrows(InputException.class, () -> team.fetchInto(team.emptyPacks()));
    for (Throwable at = e; at != null; at = at.getCause()) {
      String said = String.valueOf(at);
      assertFalse(said.matches("(?s).*(t0ken|s3cret|Basic|sig=).*"), said);
    }
    try (var files = Files.walk(folder.resolve("anna"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("t0ken") || text.contains("s3cret"), file.toString());
      }
    }
  }
}
