package org.winnow.datasets.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Where an LFS server wants something done, and with which headers. These may be secrets, so may be
 * parts of the address: neither is shown.
 */
record LfsAction(URI href, Map<String, String> headers) {
  static LfsAction read(JsonNode json, URI base) throws LfsAnswerException {
    Map<String, String> headers = new HashMap<>();
    json.path("header").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    String href = json.path("href").asText();
    try {
      return new LfsAction(base.resolve(href), Map.copyOf(headers));
    } catch (IllegalArgumentException e) {
      throw new LfsAnswerException("it named an address that is none"); // which may hold secrets
    }
  }

  @Override
  public String toString() {
    return "LfsAction[" + href.getHost() + "]";
  }
}
