package org.winnow.packages;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.winnow.datasets.InputException;

/**
 * The public half of a signing key: what others pin.
 *
 * @param text its X.509 form in Base64, 60 characters
 */
public record VerifyingKey(String text) {
  public VerifyingKey {
    decode(text);
  }

  /**
   * Reads a key as {@code %package key} shows it.
   *
   * @throws InputException where it is no Ed25519 key
   */
  public static VerifyingKey parse(String text) {
    return new VerifyingKey(text);
  }

  static VerifyingKey of(PublicKey key) {
    return new VerifyingKey(Base64.getEncoder().encodeToString(key.getEncoded()));
  }

  PublicKey key() {
    return decode(text);
  }

  private static PublicKey decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      PublicKey key =
          KeyFactory.getInstance(SignatureBlock.ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(bytes));
      if (Base64.getEncoder().encodeToString(key.getEncoded()).equals(text)) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw none(text, e);
    }
    throw none(text, null);
  }

  private static InputException none(String text, Exception cause) {
    return new InputException(
        "a key is the 60 characters that %package key shows, got '" + Shown.of(text) + "'", cause);
  }

  /** Its first and last characters, enough to tell keys apart at a glance. */
  @Override
  public String toString() {
    return "…" + text.substring(text.length() - 12);
  }
}
