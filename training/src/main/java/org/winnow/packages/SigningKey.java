package org.winnow.packages;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.winnow.datasets.InputException;

/**
 * A person's key to sign packages with. Its secret half never leaves this object but to its file.
 */
public final class SigningKey {
  private final PrivateKey secret;
  private final VerifyingKey open;

  private SigningKey(PrivateKey secret, VerifyingKey open) {
    this.secret = secret;
    this.open = open;
  }

  /** A new key, drawn by the JDK's own source of randomness. */
  static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(SignatureBlock.ALGORITHM).generateKeyPair();
      return new SigningKey(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 15 on has Ed25519", e);
    }
  }

  /** What others pin. */
  public VerifyingKey verifying() {
    return open;
  }

  SignatureBlock sign(byte[] bytes) {
    try {
      Signature signing = Signature.getInstance(SignatureBlock.ALGORITHM);
      signing.initSign(secret);
      signing.update(bytes);
      return new SignatureBlock(open, signing.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs any bytes", e);
    }
  }

  /** Writes it to a new file that nobody else may read. */
  void create(Path file) throws IOException {
    boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)}
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, mode);
    } catch (FileAlreadyExistsException e) {
      throw new InputException("there is a key already in " + file + "; it is kept", e);
    }
    String text = Base64.getEncoder().encodeToString(secret.getEncoded());
    Files.write(file, List.of(text, open.text()));
  }

  /**
   * Reads a key's file.
   *
   * @throws InputException where it holds none, or its halves do not belong together
   */
  static SigningKey read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    try {
      byte[] bytes = Base64.getDecoder().decode(lines.isEmpty() ? "" : lines.get(0));
      PrivateKey secret =
          KeyFactory.getInstance(SignatureBlock.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(bytes));
      SigningKey key = new SigningKey(secret, VerifyingKey.parse(lines.get(lines.size() - 1)));
      if (key.sign(bytes).holdsFor(bytes)) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new InputException(file + " holds no readable key", e);
    }
    throw new InputException("the two halves of the key in " + file + " do not belong together");
  }
}
