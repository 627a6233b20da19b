package org.winnow.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;
import org.winnow.kernel.TestRepository;

class MavenResolverTest {
  @TempDir private Path folder;
  private TestRepository remote;

  @BeforeEach
  void publish() throws IOException {
    remote = new TestRepository(folder);
    remote.publish("Base", "1.0");
    remote.publish("Base", "2.0");
    remote.publish("Left", "1.0", "Base:1.0");
    remote.publish("Right", "1.0", "Base:2.0");
  }

  private static List<String> resolve(MavenPlaces places, String... coordinates) {
    return new MavenResolver(places)
        .resolve(Arrays.stream(coordinates).map(Coordinates::parse).toList(), List.of()).stream()
            .map(jar -> jar.coordinates().toString())
            .toList();
  }

  @Test
  void bringsWhatAnArtifactNeedsInOneVersionOfEach() {
    assertEquals(
        List.of("test:Left:1.0", "test:Base:1.0"), resolve(remote.places(), "test:Left:1.0"));
    List<String> both = resolve(remote.places(), "test:Left:1.0", "test:Right:1.0");
    assertEquals(1, both.stream().filter(name -> name.startsWith("test:Base:")).count(), "" + both);
    assertTrue(
        resolve(remote.places(), "test:Left:1.0", "test:Base:2.0").contains("test:Base:2.0"));
  }

  @Test
  void keepsJarsInTheLocalRepositoryAndNeedsNoNetworkAgain() throws IOException {
    ResolvedJar first =
        new MavenResolver(remote.places())
            .resolve(List.of(Coordinates.parse("test:Base:1.0")), List.of())
            .get(0);
    assertTrue(first.file().startsWith(folder.resolve("work/local")));
    MavenPlaces places = remote.places("<settings><offline>true</offline></settings>");
    MavenPlaces offline =
        new MavenPlaces(
            places.userSettings(), places.globalSettings(), remote.places().localRepository());
    Files.delete(folder.resolve("work/local/test/Base/1.0/_remote.repositories"));
    assertEquals(List.of("test:Base:1.0"), resolve(offline, "test:Base:1.0"));
    String told =
        assertThrows(InputException.class, () -> resolve(offline, "test:Base:2.0")).getMessage();
    assertTrue(told.contains("test:Base") && told.contains("offline"), told);
  }

  @Test
  void saysWhatIsMissingAndFindsItOnceItIsThere() throws IOException {
    String told =
        assertThrows(InputException.class, () -> resolve(remote.places(), "test:Late:1.0"))
            .getMessage();
    assertTrue(told.contains("test:Late") && told.contains("%mavenRepo"), told);
    assertTrue(told.lines().count() <= 3, told);
    remote.publish("Late", "1.0");
    assertEquals(List.of("test:Late:1.0"), resolve(remote.places(), "test:Late:1.0"));
  }

  @Test
  void heedsRepositoriesOfActiveProfilesAndTheLocalRepositoryOfTheSettings() throws IOException {
    Path own = folder.resolve("chosen");
    MavenPlaces places =
        remote.places(
            """
            <settings><localRepository>%s</localRepository>
            <mirrors><mirror>
              <id>closed</id><mirrorOf>central</mirrorOf><url>%s/none</url>
            </mirror></mirrors>
            <profiles><profile><id>p</id><repositories><repository>
              <id>house</id><url>%s</url>
            </repository></repositories></profile></profiles>
            <activeProfiles><activeProfile>p</activeProfile></activeProfiles></settings>
            """
                .formatted(own, remote.url(), remote.url()));
    MavenPlaces bySettings =
        new MavenPlaces(places.userSettings(), places.globalSettings(), Optional.empty());
    assertEquals(List.of("test:Base:1.0"), resolve(bySettings, "test:Base:1.0"));
    assertTrue(Files.exists(own.resolve("test/Base/1.0/Base-1.0.jar")));
  }

  @Test
  void saysWhenSettingsCannotBeRead() throws IOException {
    MavenPlaces broken = remote.places("<settings><mirrors>");
    String told =
        assertThrows(InputException.class, () -> resolve(broken, "test:Base:1.0")).getMessage();
    assertTrue(told.startsWith("Maven's settings cannot be read"), told);
  }

  @Test
  void readsCoordinatesOfEveryForm() {
    assertEquals(
        new Coordinates("g", "a", "jar", "sources", "1"), Coordinates.parse("g:a:jar:sources:1"));
    assertEquals("jar", Coordinates.parse("g:a:1").extension());
    assertThrows(InputException.class, () -> Coordinates.parse("just-a-name"));
  }
}
