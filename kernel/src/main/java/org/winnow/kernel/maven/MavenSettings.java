package org.winnow.kernel.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.AuthenticationSelector;
import org.eclipse.aether.repository.ProxySelector;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.ConservativeAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.eclipse.aether.util.repository.JreProxySelector;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;
import org.winnow.datasets.InputException;

/** The user's Maven settings: mirrors, proxies, credentials, repositories, offline or not. */
final class MavenSettings {
  private final MavenPlaces places;
  private final Settings settings;
  private final SettingsDecryptionResult secrets;

  /**
   * Reads the settings.
   *
   * @throws InputException if a settings file is there and cannot be read
   */
  MavenSettings(MavenPlaces places) {
    this.places = places;
    this.settings = read(places);
    this.secrets = decrypt(places, settings);
  }

  private static Settings read(MavenPlaces places) {
    DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
    request.setUserSettingsFile(places.userSettings().toFile());
    places.globalSettings().ifPresent(file -> request.setGlobalSettingsFile(file.toFile()));
    request.setSystemProperties(MavenResolver.properties());
    try {
      return new DefaultSettingsBuilderFactory()
          .newInstance()
          .build(request)
          .getEffectiveSettings();
    } catch (SettingsBuildingException e) {
      // The parser quotes what stands before the mistake, which may be a password.
      String where = e.getMessage().replaceAll("(?s)\\(position: .*?(?=@\\d)", "(");
      throw new InputException("Maven's settings cannot be read: " + where);
    }
  }

  private static SettingsDecryptionResult decrypt(MavenPlaces places, Settings settings) {
    DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher());
    dispatcher.setConfigurationFile(places.securitySettings().toString());
    return new DefaultSettingsDecrypter(dispatcher)
        .decrypt(new DefaultSettingsDecryptionRequest(settings));
  }

  boolean offline() {
    return settings.isOffline();
  }

  Path localRepository() {
    return places
        .localRepository()
        .orElseGet(
            () ->
                settings.getLocalRepository() == null
                    ? places.usualRepository()
                    : Path.of(settings.getLocalRepository()));
  }

  /** The repositories of the profiles that are active by name or by default. */
  List<Repository> repositories() {
    List<Repository> found = new ArrayList<>();
    for (Profile profile : settings.getProfiles()) {
      boolean active =
          settings.getActiveProfiles().contains(profile.getId())
              || profile.getActivation() != null && profile.getActivation().isActiveByDefault();
      if (active) {
        profile.getRepositories().forEach(r -> found.add(new Repository(r.getId(), r.getUrl())));
      }
    }
    return found;
  }

  /** Has a session heed these settings. */
  void applyTo(SessionBuilder session) {
    DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
    for (Mirror m : settings.getMirrors()) {
      mirrors.add(
          m.getId(),
          m.getUrl(),
          m.getLayout(),
          false,
          m.isBlocked(),
          m.getMirrorOf(),
          m.getMirrorOfLayouts());
    }
    session
        .setOffline(offline())
        .setMirrorSelector(mirrors)
        .setProxySelector(proxies())
        .setAuthenticationSelector(credentials());
  }

  /** The settings' proxies; where they have none, those that Java itself was given. */
  private ProxySelector proxies() {
    DefaultProxySelector proxies = new DefaultProxySelector();
    boolean any = false;
    for (Proxy p : secrets.getProxies()) {
      if (p.isActive()) {
        Authentication who =
            new AuthenticationBuilder()
                .addUsername(p.getUsername())
                .addPassword(p.getPassword())
                .build();
        proxies.add(
            new org.eclipse.aether.repository.Proxy(p.getProtocol(), p.getHost(), p.getPort(), who),
            p.getNonProxyHosts());
        any = true;
      }
    }
    return any ? proxies : new JreProxySelector();
  }

  private AuthenticationSelector credentials() {
    DefaultAuthenticationSelector credentials = new DefaultAuthenticationSelector();
    for (Server s : secrets.getServers()) {
      AuthenticationBuilder who =
          new AuthenticationBuilder().addUsername(s.getUsername()).addPassword(s.getPassword());
      if (s.getPrivateKey() != null) {
        who.addPrivateKey(s.getPrivateKey(), s.getPassphrase());
      }
      credentials.add(s.getId(), who.build());
    }
    return new ConservativeAuthenticationSelector(credentials);
  }
}
