package org.winnow.datasets.sharing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * One exchange with an LFS server or its storage.
 *
 * @param headers that were given for this address alone
 * @param body makes request and answer; asked anew for each try, so that a try may go on where the
 *     one before it ended
 */
record LfsCall<T>(URI uri, Map<String, String> headers, Body<T> body) {
  /** What is sent, and what is made of the answer. */
  interface Body<T> {
    /** Sets method and body. */
    void fill(HttpRequest.Builder request) throws IOException;

    HttpResponse.BodyHandler<T> handler();

    /** Bytes that have gone or come so far. */
    default long done() {
      return 0;
    }
  }

  /** The same at another address; another host is not told the headers. */
  LfsCall<T> at(URI other, boolean sameHost) {
    return new LfsCall<>(other, sameHost ? headers : Map.of(), body);
  }

  @Override
  public String toString() {
    return "LfsCall[" + uri.getHost() + "]"; // the rest may hold secrets
  }
}
