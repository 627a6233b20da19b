package org.winnow.kernel.maven;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.repository.RemoteRepository;
import org.winnow.datasets.InputException;
import org.winnow.datasets.NearestName;

/** Understands where a person wants packages from or to: a folder, a URL, an id, or ID::URL. */
final class PlaceReader {
  private static final Pattern ID_AND_URL = Pattern.compile("([\\w.-]+)::(.+)");
  private static final Pattern URL = Pattern.compile("(?i)(https?|file):.*");

  private PlaceReader() {}

  /**
   * A place to read from.
   *
   * @throws InputException where it is no place, or a folder that is not there
   */
  static RemoteRepository toRead(String place, MavenSettings settings) {
    Repository found = repository(place, settings);
    if (found.url().startsWith("file:") && !Files.isDirectory(Path.of(URI.create(found.url())))) {
      throw new InputException("there is no folder '" + place + "'" + hint(place, settings));
    }
    return remote(found);
  }

  /**
   * A place to send to.
   *
   * @throws InputException where it is none
   */
  static RemoteRepository toWrite(String place, MavenSettings settings) {
    return remote(repository(place, settings));
  }

  private static RemoteRepository remote(Repository one) {
    return new RemoteRepository.Builder(one.id(), "default", one.url()).build();
  }

  private static Repository repository(String place, MavenSettings settings) {
    Matcher both = ID_AND_URL.matcher(place);
    if (both.matches()) {
      return new Repository(both.group(1), checked(both.group(2)));
    }
    List<Repository> known = settings.repositories();
    Optional<Repository> named =
        known.stream().filter(r -> r.id().equals(place) || r.url().equals(place)).findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    if (URL.matcher(place).matches()) {
      String url = checked(place);
      return new Repository(url.replaceAll("[^\\w.-]+", "-"), url);
    }
    try {
      return new Repository("folder", Path.of(place).toAbsolutePath().toUri().toString());
    } catch (InvalidPathException e) {
      throw new InputException(
          "'" + place + "' is no place for packages; give a folder, a URL, ID or ID::URL", e);
    }
  }

  private static String checked(String url) {
    try {
      URI read = new URI(url);
      if (read.getRawUserInfo() != null || url.contains("@") && read.getHost() == null) {
        throw new InputException(
            "a name or password in a URL would be kept in the notebook; put them into settings.xml"
                + " as <server> with an id, and give ID::URL");
      }
      return url;
    } catch (URISyntaxException e) {
      throw new InputException(
          "'" + MavenTrouble.withoutUsers(url) + "' is no URL: " + e.getReason());
    }
  }

  private static String hint(String place, MavenSettings settings) {
    List<String> ids = settings.repositories().stream().map(Repository::id).toList();
    return NearestName.of(place, ids)
        .map(id -> "; did you mean the repository '" + id + "' of settings.xml?")
        .orElse("");
  }
}
