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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** LFS servers that are down, busy, full, wrong or hostile. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of this test are shell scripts")
@EnabledIf(
    value = "org.winnow.datasets.repository.PlainGit#isInstalled",
    disabledReason = "the git command is not installed: its server was not tried")
class LfsTroubleTest {
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

  private static String refused(Runnable work) {
    return assertThrows(InputException.class, work::run).getMessage();
  }

  private String refusedPush() {
    return refused(team::push);
  }

  private String refusedClone() {
    String said = refused(() -> team.clone("ben"));
    assertFalse(Files.exists(folder.resolve("ben")), said);
    return said;
  }

  @Test
  void aBrokenDownloadGoesOnWhereItEnded() throws Exception {
    team.push();
    AtomicInteger times = new AtomicInteger();
    team.host()
        .fail(
            (request, answer) -> {
              boolean first = request.startsWith("GET") && times.getAndIncrement() == 0;
              return first ? half(answer) : answer;
            });
    Path packs = team.emptyPacks();
    team.fetchInto(packs);
    assertEquals(-1, Files.mismatch(team.pack(), packs.resolve(team.pack().getFileName())));
    long half = Files.size(team.pack()) / 2;
    List<String> asked = team.host().asked("GET");
    assertEquals(2, asked.size());
    assertTrue(asked.get(1).endsWith(" bytes=" + half + "-"), asked.toString());
  }

  /** The whole is announced, half of it comes. */
  private static Servlets.Answer half(Servlets.Answer whole) {
    TreeMap<String, String> headers = new TreeMap<>(whole.headers());
    headers.put("Content-Length", "" + whole.body().length);
    return new Servlets.Answer(
        whole.status(), headers, Arrays.copyOf(whole.body(), whole.body().length / 2));
  }

  @Test
  void anInterruptEndsItAndWhatCameStays() throws Exception {
    team.push();
    Thread fetching = Thread.currentThread();
    CountDownLatch over = new CountDownLatch(1);
    team.host()
        .fail(
            (request, answer) -> {
              if (request.startsWith("GET")) {
                fetching.interrupt();
                await(over); // so the answer cannot come before the interrupt
              }
              return answer;
            });
    Path packs = team.emptyPacks();
    String said = refused(() -> team.fetchInto(packs));
    over.countDown();
    assertTrue(said.contains("interrupted"), said);
    assertTrue(Thread.interrupted());
    team.host().fail((request, answer) -> answer);
    team.fetchInto(packs);
    assertEquals(-1, Files.mismatch(team.pack(), packs.resolve(team.pack().getFileName())));
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the host is closing
    }
  }

  @Test
  void aServerThatKnowsNoPartsSendsTheWholeAgain() throws Exception {
    team.push();
    String oid = team.pack().getFileName().toString().replace(".pack", "");
    Path packs = team.emptyPacks();
    Files.write(packs.resolve(oid + ".part"), Arrays.copyOf(Files.readAllBytes(team.pack()), 100));
    team.host().answerRanges(false);
    team.fetchInto(packs);
    assertEquals(-1, Files.mismatch(team.pack(), packs.resolve(team.pack().getFileName())));
  }

  @Test
  void bytesWithAnotherHashAreThrownAway() throws Exception {
    team.push();
    team.host()
        .fail(
            (request, answer) -> {
              if (request.startsWith("GET")) {
                answer.body()[answer.body().length / 2] ^= 1;
              }
              return answer;
            });
    String said = refusedClone();
    assertTrue(said.contains("does not have that hash"), said);
  }

  @Test
  void moreThanWasAnnouncedIsRefused() throws Exception {
    team.push();
    team.host()
        .fail(
            (request, answer) ->
                request.startsWith("GET")
                    ? new Servlets.Answer(200, new TreeMap<>(), new byte[1 << 20])
                    : answer);
    String said = refusedClone();
    assertTrue(said.contains("it sent more than the " + Files.size(team.pack()) + " bytes"), said);
  }

  @Test
  void hugeDeclaredSizesAreRefusedBeforeAnythingComes() throws Exception {
    team.push();
    team.host().forgetRequests();
    String oid = team.pack().getFileName().toString().replace(".pack", "");
    Path plain = folder.resolve("plain");
    PlainGit.run(
        folder, "clone", "-q", "-b", ByteList.BRANCH, team.repository().toString(), "plain");
    Path pointer = plain.resolve("packs/" + oid + ".pack");
    String text = Files.readString(pointer);
    Files.writeString(pointer, text.replaceFirst("size .*", "size 900000000000000000"));
    PlainGit.run(plain, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qam", "Huge");
    PlainGit.run(plain, "push", "-q");
    String said = refusedClone();
    assertTrue(said.contains("900000000000.0 MB are to come"), said);
    assertEquals(List.of(), team.host().asked("GET /store"));
  }

  @Test
  void aBusyServerIsAskedAgainWhenItSays() throws Exception {
    AtomicInteger times = new AtomicInteger();
    team.host()
        .fail(
            (request, answer) -> {
              Servlets.Answer busy = Servlets.Answer.of(times.get() == 0 ? 429 : 503);
              busy.headers().put("Retry-After", times.get() == 0 ? "7" : "soon");
              return times.getAndIncrement() < 2 ? busy : answer;
            });
    team.push();
    assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(1)), team.pauses());
  }

  @ParameterizedTest
  @CsvSource({
    "401, login, 0",
    "403, no right, 0",
    "404, no Git LFS is offered there, 0",
    "429, less often, 4",
    "500, it answered 500, 4",
    "507, no room, 0"
  })
  void whoIsRefusedIsToldWhyAndKeepsAll(int status, String why, int pauses) throws Exception {
    team.host().fail((request, answer) -> Servlets.Answer.of(status));
    String said = refusedPush();
    assertTrue(said.contains(why), said);
    assertTrue(said.contains("no labels were pushed"), said);
    assertFalse(said.contains("s3cret"), said);
    assertEquals(pauses, team.pauses().size());
    assertEquals("", PlainGit.run(team.repository(), "for-each-ref"));
    team.host().fail((request, answer) -> answer);
    assertEquals(1, team.push().packs());
  }

  @Test
  void aServerThatGoesDownInTheMiddleLosesNothing() throws Exception {
    team.anna().edit(List.of(LfsTeam.example("one", 1)));
    team.anna().commit("One more");
    AtomicInteger puts = new AtomicInteger();
    team.host()
        .fail(
            (request, answer) ->
                request.startsWith("PUT") && puts.incrementAndGet() > 2 ? null : answer);
    String said = refusedPush();
    assertTrue(said.contains("connection broke"), said);
    assertEquals("", PlainGit.run(team.repository(), "for-each-ref"));
    team.host().fail((request, answer) -> answer);
    int there = team.host().objects().size();
    team.host().forgetRequests();
    team.push();
    assertEquals(4 - there, team.host().asked("PUT").size()); // what had arrived is not sent again
    try (DatasetRepository ben = DatasetRepository.open(team.clone("ben"), options())) {
      Same.assertSame(team.anna().committed(), ben.data());
    }
  }

  @Test
  void aServerThatIsDownIsSaid() throws Exception {
    team.push();
    team.anna().edit(List.of(relabel(team.anna().data(), 0, "7", BY_ANNA)));
    team.anna().commit("A seven");
    team.host().close();
    String said = refusedPush();
    assertTrue(said.contains("127.0.0.1"), said);
    assertEquals("7", team.anna().data().label(0));
  }

  @Test
  void aFullDiskIsSaidAndNotTriedAgain() throws Exception {
    team.push();
    Path packs = team.emptyPacks();
    String oid = team.pack().getFileName().toString().replace(".pack", "");
    Path full = Path.of("/dev/full");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full), "only Linux has /dev/full");
    Files.createSymbolicLink(packs.resolve(oid + ".part"), full);
    String said = assertThrows(InputException.class, () -> team.fetchInto(packs)).getMessage();
    assertTrue(said.contains("No space left"), said);
    assertEquals(List.of(), team.pauses());
  }
}
