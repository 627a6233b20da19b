package org.winnow.kernel.maven;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the user's Maven keeps its things.
 *
 * @param userSettings the user's {@code settings.xml}, which need not be there
 * @param globalSettings the installation's {@code settings.xml}, if there is an installation
 * @param localRepository the folder of downloaded artifacts, where it is neither the settings' nor
 *     the usual one
 */
public record MavenPlaces(
    Path userSettings, Optional<Path> globalSettings, Optional<Path> localRepository) {
  /**
   * {@code ~/.m2}, as Maven itself has it; {@code MAVEN_HOME} and the property {@code
   * maven.repo.local} are heeded.
   *
   * @param environment as {@link System#getenv()}
   * @param properties as {@link System#getProperties()}
   */
  public static MavenPlaces of(Map<String, String> environment, Properties properties) {
    Path home = Path.of(properties.getProperty("user.home"), ".m2");
    return new MavenPlaces(
        home.resolve("settings.xml"),
        Optional.ofNullable(environment.get("MAVEN_HOME"))
            .map(folder -> Path.of(folder, "conf", "settings.xml")),
        Optional.ofNullable(properties.getProperty("maven.repo.local")).map(Path::of));
  }

  /** The folder where Maven keeps artifacts if no settings say otherwise. */
  Path usualRepository() {
    return userSettings.resolveSibling("repository");
  }

  /** The file with the master password of encrypted passwords. */
  Path securitySettings() {
    return userSettings.resolveSibling("settings-security.xml");
  }
}
