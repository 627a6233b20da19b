package org.winnow.datasets.sharing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks an LFS server where objects go or come from, at most a hundred at a time: the batch API of
 * Git LFS, with its {@code basic} transfer.
 */
record LfsBatch(URI endpoint, LfsHttp http) {
  private static final int MOST = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is wanted. */
  enum Operation {
    upload,
    download
  }

  /**
   * What a server said of one object.
   *
   * @param transfer empty where it has the bytes already and wants none
   * @param verify where it is told that they have come
   */
  record Answer(LfsObject object, Optional<LfsAction> transfer, Optional<LfsAction> verify) {}

  List<Answer> ask(Operation operation, Collection<LfsObject> objects) throws IOException {
    List<LfsObject> all = List.copyOf(objects);
    List<Answer> answers = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      List<LfsObject> some = all.subList(from, Math.min(all.size(), from + MOST));
      answers.addAll(read(operation, some, send(operation, some)));
    }
    return answers;
  }

  private JsonNode send(Operation operation, List<LfsObject> objects) throws IOException {
    ObjectNode question = JSON.createObjectNode();
    question.put("operation", operation.name());
    question.putArray("transfers").add("basic");
    ArrayNode list = question.putArray("objects");
    for (LfsObject object : objects) {
      list.add(named(object));
    }
    question.put("hash_algo", "sha256");
    URI batch = URI.create(endpoint + "/objects/batch");
    HttpResponse<String> answer =
        http.send(new LfsCall<>(batch, Map.of(), new JsonCall(question)), done -> {});
    LfsTrouble.require(answer.statusCode(), endpoint);
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new LfsAnswerException("it answered something that is not Git LFS");
    }
  }

  /** An object as servers are told of it. */
  static ObjectNode named(LfsObject object) {
    return JSON.createObjectNode().put("oid", object.oid()).put("size", object.size());
  }

  private List<Answer> read(Operation operation, List<LfsObject> asked, JsonNode json)
      throws IOException {
    if (!"basic".equals(json.path("transfer").asText("basic"))) {
      throw new LfsAnswerException("it wants another transfer than 'basic'");
    }
    Map<String, JsonNode> said = new HashMap<>();
    json.path("objects").forEach(object -> said.put(object.path("oid").asText(), object));
    List<Answer> answers = new ArrayList<>();
    for (LfsObject object : asked) {
      answers.add(answer(operation, object, said.get(object.oid())));
    }
    return answers;
  }

  private Answer answer(Operation operation, LfsObject object, JsonNode said) throws IOException {
    if (said == null) {
      throw new LfsAnswerException("it said nothing of " + object.oid());
    }
    if (said.has("error")) {
      LfsTrouble.refuse(object, said.path("error"));
    }
    if (said.path("size").asLong(object.size()) != object.size()) {
      throw new LfsAnswerException(
          "it has " + object.oid() + " with another size than " + object.size() + " bytes");
    }
    Optional<LfsAction> transfer = action(said, operation.name());
    if (operation == Operation.download && transfer.isEmpty()) {
      throw new LfsAnswerException("it named no place of " + object.oid());
    }
    return new Answer(object, transfer, action(said, "verify"));
  }

  private Optional<LfsAction> action(JsonNode said, String name) throws IOException {
    JsonNode json = said.path("actions").path(name);
    return json.isObject() ? Optional.of(LfsAction.read(json, endpoint)) : Optional.empty();
  }
}
