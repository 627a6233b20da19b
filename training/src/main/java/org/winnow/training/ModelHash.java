package org.winnow.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.winnow.datasets.PreparationJson;

/** What a model is named by: all that decides its answers, and nothing else. */
final class ModelHash {
  private ModelHash() {}

  static String of(Model model) {
    MessageDigest digest = sha256();
    text(digest, model.skeleton().text());
    text(digest, CanonicalJson.text(PreparationJson.write(model.preparation())));
    model.classes().forEach(name -> text(digest, name));
    for (String name : model.weights().names()) {
      text(digest, name);
      float[] values = model.weights().values(name);
      ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Length first, so that no two lists of texts give the same bytes. */
  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
