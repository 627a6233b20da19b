package org.winnow.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages with HMAC-SHA256 and checks signatures, refusing one that was used before. With an
 * empty key messages are neither signed nor checked, as the protocol has it. Safe for all threads.
 */
public final class Signer {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Mac prototype;
  private final SeenSignatures seen = new SeenSignatures();

  public Signer(byte[] key) {
    try {
      this.key = key.length == 0 ? null : new SecretKeySpec(key, ALGORITHM);
      this.prototype = Mac.getInstance(ALGORITHM);
      if (this.key != null) {
        prototype.init(this.key);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** The lower-case hexadecimal signature over the parts in order; empty without a key. */
  public synchronized byte[] sign(List<byte[]> parts) {
    if (key == null) {
      return new byte[0];
    }
    parts.forEach(prototype::update);
    return HexFormat.of().formatHex(prototype.doFinal()).getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether the signature fits the parts and is met for the first time. */
  public boolean accepts(byte[] signature, List<byte[]> parts) {
    if (key == null) {
      return true;
    }
    if (!MessageDigest.isEqual(signature, sign(parts))) {
      return false;
    }
    return seen.add(HexFormat.of().parseHex(new String(signature, StandardCharsets.US_ASCII)));
  }
}
