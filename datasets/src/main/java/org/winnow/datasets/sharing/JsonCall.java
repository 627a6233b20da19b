package org.winnow.datasets.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends JSON to an LFS server; the answer is text. */
record JsonCall(JsonNode json) implements LfsCall.Body<String> {
  private static final String TYPE = "application/vnd.git-lfs+json";

  @Override
  public void fill(HttpRequest.Builder request) {
    request.setHeader("Accept", TYPE);
    request.setHeader("Content-Type", TYPE + "; charset=utf-8");
    request.POST(HttpRequest.BodyPublishers.ofString(json.toString()));
  }

  @Override
  public HttpResponse.BodyHandler<String> handler() {
    return HttpResponse.BodyHandlers.ofString();
  }
}
