package org.winnow.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.packages.PackageCoordinates;
import org.winnow.packages.PackageName;
import org.winnow.packages.PackageTransport.Publication;
import org.winnow.packages.PackageVersion;

/** Packages in Maven's layout: a folder, and a server of this machine that stands for Nexus. */
class MavenPackagesTest {
  private static final PackageCoordinates DIGITS =
      PackageCoordinates.parse("org.acme:digits@1.2.0");
  private static final String FILE = "/org/acme/digits/1.2.0/digits-1.2.0.winnowpkg";
  private static final String PASSWORD = "l0ve&lace";

  @TempDir private Path folder;
  private final byte[] content = new byte[300_000];
  private LayoutServer server;

  @BeforeEach
  void begin() throws IOException {
    new Random(7).nextBytes(content);
    server = new LayoutServer();
  }

  @AfterEach
  void end() {
    server.close();
  }

  private MavenPackages with(String settings) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.xml"), settings);
    return new MavenPackages(new MavenPlaces(file, Optional.empty(), Optional.empty()));
  }

  private MavenPackages plain() throws IOException {
    return with("<settings/>");
  }

  private MavenPackages as(String name, String password) throws IOException {
    return with(
        "<settings><servers><server><id>house</id><username>%s</username><password>%s</password>"
                .formatted(name, password.replace("&", "&amp;"))
            + "</server></servers></settings>");
  }

  private void publish(MavenPackages packages, PackageCoordinates id, String to)
      throws IOException {
    Path file = Files.write(folder.resolve("some.winnowpkg"), content);
    Path pom = Files.writeString(folder.resolve("some.pom"), "<project/>");
    packages.target(to).publish(id, new Publication(file, pom));
  }

  private static PackageVersion version(String text) {
    return PackageVersion.parse(text);
  }

  private Optional<Path> fetch(MavenPackages packages, String... from) throws IOException {
    Path into = Files.createTempDirectory(folder, "into");
    return packages.fetch(DIGITS, List.of(from), into);
  }

  @Test
  void aFolderIsARepositoryAlsoWhereMavenWorksOffline() throws IOException {
    MavenPackages packages = with("<settings><offline>true</offline></settings>");
    String place = folder.resolve("shelf").toString();
    publish(packages, DIGITS, place);
    publish(packages, PackageCoordinates.parse("org.acme:digits@1.10.0"), place);
    assertArrayEquals(content, Files.readAllBytes(fetch(packages, place).orElseThrow()));
    assertEquals(
        List.of(version("1.2.0"), version("1.10.0")),
        packages.versions(DIGITS.name(), List.of(place)));
    assertEquals(
        List.of(), packages.versions(PackageName.parse("org.acme:letters"), List.of(place)));
    Path version = folder.resolve("shelf/org/acme/digits/1.2.0");
    assertTrue(Files.exists(version.resolve("digits-1.2.0.winnowpkg.sha1")));
    assertEquals("<project/>", Files.readString(version.resolve("digits-1.2.0.pom")));
  }

  @Test
  void aServerTakesAndGivesPackagesForThePersonOfTheSettings() throws IOException {
    server.demand("ada", PASSWORD);
    MavenPackages packages = as("ada", PASSWORD);
    String place = "house::" + server.url();
    publish(packages, DIGITS, place);
    assertTrue(server.paths().contains(FILE), "" + server.paths());
    assertArrayEquals(content, Files.readAllBytes(fetch(packages, place).orElseThrow()));
    assertEquals(List.of(version("1.2.0")), packages.versions(DIGITS.name(), List.of(place)));
  }

  @Test
  void wrongCredentialsAreToldWithoutThem() throws IOException {
    server.demand("ada", PASSWORD);
    MavenPackages packages = as("ada", "wr0ng");
    String place = "house::" + server.url();
    InputException onFetch = assertThrows(InputException.class, () -> fetch(packages, place));
    InputException onPublish =
        assertThrows(InputException.class, () -> publish(packages, DIGITS, place));
    for (InputException told : List.of(onFetch, onPublish)) {
      assertTrue(
          told.getMessage().matches("(?s).*(401|Unauthorized|not authorized).*"),
          told.getMessage());
      assertFalse(trace(told).contains("wr0ng"), trace(told));
    }
    assertEquals(List.of(), server.paths());
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void mirrorsOfTheSettingsAreAskedInPlaceOfAllElse() throws IOException {
    publish(plain(), DIGITS, server.url());
    MavenPackages mirrored =
        with(
            "<settings><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf><url>%s</url></mirror></mirrors></settings>"
                .formatted(server.url()));
    assertArrayEquals(content, Files.readAllBytes(fetch(mirrored).orElseThrow()));
    assertTrue(fetch(mirrored, "http://repository.invalid/").isPresent());
  }

  @Test
  void whatNoPlaceHasIsEmptyAndNoPomIsEverRead() throws IOException {
    assertEquals(Optional.empty(), fetch(plain(), server.url()));
    publish(plain(), DIGITS, server.url());
    server.asked.clear();
    assertTrue(fetch(plain(), server.url()).isPresent());
    assertTrue(server.asked.stream().noneMatch(path -> path.contains(".pom")), "" + server.asked);
  }

  @Test
  void aWrongChecksumOrNoneIsRefused() throws IOException {
    publish(plain(), DIGITS, server.url());
    byte[] right = server.files.get(FILE + ".sha1");
    server.files.put(FILE + ".sha1", "0".repeat(40).getBytes(StandardCharsets.US_ASCII));
    server.files.put(FILE + ".md5", "0".repeat(32).getBytes(StandardCharsets.US_ASCII));
    String wrong =
        assertThrows(InputException.class, () -> fetch(plain(), server.url())).getMessage();
    assertTrue(wrong.toLowerCase(java.util.Locale.ROOT).contains("checksum"), wrong);
    server.files.remove(FILE + ".sha1");
    server.files.remove(FILE + ".md5");
    assertThrows(InputException.class, () -> fetch(plain(), server.url()));
    server.files.put(FILE + ".sha1", right);
    assertTrue(fetch(plain(), server.url()).isPresent());
  }

  @Test
  void aConnectionDroppedInTheMiddleIsToldAndLeavesNoFileOfThatName() throws IOException {
    publish(plain(), DIGITS, server.url());
    server.dropInTheMiddleOf(".winnowpkg");
    Path into = Files.createDirectory(folder.resolve("broken"));
    String told =
        assertThrows(InputException.class, () -> plain().fetch(DIGITS, List.of(server.url()), into))
            .getMessage();
    assertTrue(told.contains("digits"), told);
    try (var left = Files.walk(into)) {
      assertTrue(left.noneMatch(file -> file.toString().endsWith(".winnowpkg")));
    }
  }

  @Test
  void aServerThatIsDownIsToldAsSuch() throws IOException {
    String url = server.url();
    server.close();
    String told = assertThrows(InputException.class, () -> fetch(plain(), url)).getMessage();
    assertTrue(told.contains("Is there a connection?"), told);
    assertThrows(InputException.class, () -> plain().versions(DIGITS.name(), List.of(url)));
  }

  @Test
  void credentialsInAUrlAreRefusedAndNotRepeated() throws IOException {
    String told =
        assertThrows(InputException.class, () -> fetch(plain(), "http://ada:s3cret@127.0.0.1:1/"))
            .getMessage();
    assertTrue(told.contains("settings.xml") && !told.contains("s3cret"), told);
    MavenPackages mirrored =
        with(
            "<settings><mirrors><mirror><id>m</id><mirrorOf>*</mirrorOf>"
                + "<url>http://ada:s3cret@127.0.0.1:1/</url></mirror></mirrors></settings>");
    InputException down = assertThrows(InputException.class, () -> fetch(mirrored));
    assertFalse(trace(down).contains("s3cret"), trace(down));
  }

  @Test
  void settingsThatCannotBeReadAreNotQuoted() throws IOException {
    MavenPackages broken =
        with(
            "<settings><servers><server><id>h</id>\n<password>s3cret</passwort></server></servers></settings>");
    InputException told = assertThrows(InputException.class, () -> fetch(broken));
    assertTrue(told.getMessage().startsWith("Maven's settings cannot be read"), told.getMessage());
    assertFalse(trace(told).contains("s3cret"), trace(told));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws IOException {
    String told =
        assertThrows(InputException.class, () -> fetch(plain(), folder.resolve("no").toString()))
            .getMessage();
    assertTrue(told.startsWith("there is no folder '"), told);
  }
}
