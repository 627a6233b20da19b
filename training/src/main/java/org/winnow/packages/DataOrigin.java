package org.winnow.packages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.winnow.datasets.InputException;
import org.winnow.datasets.SourceNote;

/**
 * What the data of a package are. Addresses are for people: nothing follows them unasked.
 *
 * @param name of the data's source, for people
 * @param licence of the data, or {@code unknown}
 * @param address where the data were published, if they were
 */
public record DataOrigin(String name, String licence, Optional<String> address) {
  private static final Set<String> OPEN_TO_OTHERS = Set.of("https", "http", "ssh", "git");

  public DataOrigin {
    address.ifPresent(DataOrigin::requireAddress);
  }

  /** What a source says of itself; an address that others cannot follow is left out. */
  public static DataOrigin of(SourceNote note) {
    Optional<String> address = Optional.of(note.address()).filter(DataOrigin::isAddress);
    return new DataOrigin(note.name(), note.licence(), address);
  }

  static void requireAddress(String text) {
    if (!isAddress(text)) {
      throw new InputException(
          "where data can be had is an https, ssh or git address without a password, got '"
              + Shown.of(text)
              + "'");
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      String user = uri.getUserInfo();
      return uri.getScheme() != null
          && OPEN_TO_OTHERS.contains(uri.getScheme())
          && uri.getHost() != null
          && (user == null || uri.getScheme().equals("ssh") && !user.contains(":"));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
