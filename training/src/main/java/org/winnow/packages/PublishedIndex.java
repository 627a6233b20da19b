package org.winnow.packages;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.winnow.datasets.InputException;

/** An index file that a server publishes, read without credentials and without settings. */
final class PublishedIndex {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;

  private PublishedIndex() {}

  /** Whether a place is one of a server's. */
  static boolean isAddress(String place) {
    return place.startsWith("https://") || place.startsWith("http://");
  }

  /**
   * The lines of the file.
   *
   * @throws InputException where it cannot be had, or is larger than an index may be
   */
  static List<String> lines(String place, int largest) {
    URI address = address(place);
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(largest + 1);
        if (answer.statusCode() != OK || bytes.length > largest) {
          throw new InputException(
              "no index file at "
                  + Shown.of(place)
                  + ": it answered with status "
                  + answer.statusCode()
                  + " and "
                  + (bytes.length > largest ? "more than " + largest : bytes.length)
                  + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
      }
    } catch (IOException e) {
      throw new InputException("no index file at " + Shown.of(place) + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("while " + place + " was read");
    }
  }

  private static URI address(String place) {
    try {
      URI address = new URI(place);
      if (address.getUserInfo() == null && address.getHost() != null) {
        return address;
      }
    } catch (java.net.URISyntaxException e) {
      // Said below: what stands in it may be a password.
    }
    throw new InputException("an index file's address is http or https, a host without a password");
  }
}
