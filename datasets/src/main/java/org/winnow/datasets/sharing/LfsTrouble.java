package org.winnow.datasets.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.FileSystemException;
import org.winnow.datasets.InputException;

/** Says in a sentence why bytes did not go or come. No address but the endpoint's is shown. */
final class LfsTrouble {
  private static final int MOST_SHOWN = 200;

  private LfsTrouble() {}

  /** Refuses an answer of another status than success. */
  static void require(int status, URI endpoint) throws LfsAnswerException {
    if (status >= 200 && status < 300) {
      return;
    }
    throw new LfsAnswerException(
        switch (status) {
          case 401 ->
              "it wants a login and git knows none that it takes (set up a credential helper, then"
                  + " 'git credential approve' stores one)";
          case 403 -> "no right to do that there (403)";
          case 404, 405, 406, 501 ->
              "no Git LFS is offered there, or you may not see it ("
                  + status
                  + "); %remote add … --bytes FOLDER names a folder for the bytes instead";
          case 413, 507, 509 -> "it has no room for more (" + status + ")";
          case 422 -> "it says that what it was sent is not right (422)";
          case 429 -> "it wants to be asked less often (429); try again later";
          default -> "it answered " + status;
        });
  }

  /** What a server says of one object that it will not give or take. */
  static void refuse(LfsObject object, JsonNode error) throws LfsAnswerException {
    int code = error.path("code").asInt();
    throw new LfsAnswerException(
        code == 404 || code == 410
            ? "it does not have " + object.oid() + "; push once more from where the bytes are"
            : "it refused " + object.oid() + ": " + code + " " + shown(error.path("message")));
  }

  private static String shown(JsonNode message) {
    String text = message.asText("").replaceAll("\\s+", " ").strip();
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }

  /**
   * @param kept what holds of the bytes that went or came before
   */
  static InputException of(String what, URI endpoint, IOException e, String kept) {
    return new InputException(what + " " + endpoint + " failed: " + reason(e) + "; " + kept, e);
  }

  private static String reason(IOException e) {
    if (e instanceof LfsAnswerException) {
      return e.getMessage();
    }
    if (e instanceof FileSystemException disk) {
      return (disk.getReason() == null ? "the disk refused" : disk.getReason())
          + " ("
          + disk.getFile()
          + ")";
    }
    if (e instanceof ConnectException) {
      return "nobody answers there";
    }
    return "the connection broke (" + e.getClass().getSimpleName() + ")";
  }
}
