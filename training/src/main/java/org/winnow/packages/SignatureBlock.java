package org.winnow.packages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.winnow.datasets.InputException;
import org.winnow.training.CanonicalJson;
import org.winnow.training.Fields;

/**
 * An Ed25519 signature (RFC 8032) over a package's manifest, and so over the hash of every entry.
 *
 * @param key who says to have signed
 * @param signature 64 bytes
 */
public record SignatureBlock(VerifyingKey key, byte[] signature) {
  static final String ALGORITHM = "Ed25519";
  private static final int BYTES = 64;

  public SignatureBlock {
    signature = signature.clone();
    if (signature.length != BYTES) {
      throw new InputException(
          "an Ed25519 signature has " + BYTES + " bytes, got " + signature.length);
    }
  }

  /** Whether the key made this signature for these bytes. */
  boolean holdsFor(byte[] signed) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key.key());
      check.update(signed);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // a key or a signature that is no point of the curve signs nothing
    }
  }

  byte[] json() {
    ObjectNode root =
        CanonicalJson.object()
            .put("algorithm", ALGORITHM)
            .put("key", key.text())
            .put("signature", Base64.getEncoder().encodeToString(signature));
    return CanonicalJson.bytes(root);
  }

  static SignatureBlock read(byte[] json) {
    String where = PackageFile.SIGNATURE;
    String text = new String(json, StandardCharsets.UTF_8);
    Fields fields = new Fields(CanonicalJson.parse(text, where), where);
    SignatureBlock read =
        new SignatureBlock(VerifyingKey.parse(fields.text("key")), bytes(fields.text("signature")));
    if (!Arrays.equals(json, read.json())) {
      throw new InputException(where + " is not an " + ALGORITHM + " signature as Winnow has it");
    }
    return read;
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new InputException("a signature is written in Base64", e);
    }
  }
}
