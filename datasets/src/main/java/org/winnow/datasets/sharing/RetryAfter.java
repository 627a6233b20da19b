package org.winnow.datasets.sharing;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** The pause that a busy server asks for, where it names seconds. */
final class RetryAfter {
  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
