package org.winnow.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.winnow.datasets.InputException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyRingTest {
  /** The X.509 form of an Ed25519 key is this and its 32 bytes (RFC 8410, section 4). */
  private static final String X509 = "302a300506032b6570032100";

  private final PackageFile packed = SamplePackages.of(SamplePackages.trained());

  @TempDir Path folder;

  private KeyRing ring(String name) {
    return new KeyRing(folder.resolve(name));
  }

  /** RFC 8032, section 7.1, tests 1 and 2. */
  @Test
  void checksTheSignaturesOfTheStandard() {
    VerifyingKey first = key("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    String signature =
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            + "d25bf5f0595bbe24655141438e7a100b";
    SignatureBlock block = new SignatureBlock(first, HexFormat.of().parseHex(signature));
    assertTrue(block.holdsFor(new byte[0]));
    assertFalse(block.holdsFor(new byte[1]));
    VerifyingKey second = key("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    String other =
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
            + "387b2eaeb4302aeeb00d291612bb0c00";
    assertTrue(
        new SignatureBlock(second, HexFormat.of().parseHex(other)).holdsFor(new byte[] {0x72}));
    assertFalse(
        new SignatureBlock(first, HexFormat.of().parseHex(other)).holdsFor(new byte[] {0x72}));
  }

  private static VerifyingKey key(String hex) {
    byte[] bytes = HexFormat.of().parseHex(X509 + hex);
    return VerifyingKey.parse(Base64.getEncoder().encodeToString(bytes));
  }

  @Test
  void tellsUnsignedUnknownWrongAndTrustedApart() throws IOException {
    SigningKey author = ring("author").generate();
    KeyRing reader = ring("reader");
    assertEquals("not signed", reader.judge(packed).toString());

    Path file = folder.resolve("signed.winnowpkg");
    packed.signedBy(author).save(file);
    PackageFile opened = PackageFile.open(file);
    assertEquals(Signed.State.UNKNOWN_KEY, reader.judge(opened).state());
    assertTrue(reader.judge(opened).toString().contains(author.verifying().text()));

    reader.trust("acme", author.verifying());
    assertEquals("signed by acme", reader.judge(opened).toString());
    assertEquals("signed by you", ring("author").judge(opened).toString());

    // The author's signature under a manifest that says something else.
    PackageCard forged = PackageCard.of("org.acme:blobs@1.3.0", "Apache-2.0");
    SamplePackages.of(packed.model(), SamplePackages.DATA, forged).save(file);
    Map<String, byte[]> entries = SamplePackages.entries(file);
    entries.put(PackageFile.SIGNATURE, opened.signature().orElseThrow().json());
    SamplePackages.write(entries, file);
    assertEquals(Signed.State.WRONG, reader.judge(PackageFile.open(file)).state());
  }

  @Test
  void aKeyIsMadeOnceAndKeptFromOthers() throws IOException {
    KeyRing ring = ring("own");
    assertTrue(ring.own().isEmpty());
    VerifyingKey made = ring.generate().verifying();
    assertEquals(made, ring.own().orElseThrow().verifying());
    assertThrows(InputException.class, ring::generate);
    assertEquals(made, ring.own().orElseThrow().verifying());
    Path file = ring.folder().resolve("signing.key");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void aNameKeepsItsKeyUntilItIsTakenAway() {
    VerifyingKey one = ring("one").generate().verifying();
    VerifyingKey two = ring("two").generate().verifying();
    KeyRing ring = ring("pins");
    ring.trust("acme", one);
    ring.trust("acme", one);
    assertThrows(InputException.class, () -> ring.trust("acme", two));
    assertEquals(Map.of("acme", one), ring.trusted());
    ring.distrust("acme");
    ring.trust("acme", two);
    assertEquals(Map.of("acme", two), ring.trusted());
    assertThrows(InputException.class, () -> ring.distrust("acem"));
    assertThrows(InputException.class, () -> ring.trust("a b", two));
    assertThrows(InputException.class, () -> VerifyingKey.parse("none"));
  }

  @Test
  void aDamagedKeyFileIsRefused() throws IOException {
    KeyRing ring = ring("damaged");
    SigningKey other = ring("other").generate();
    ring.generate();
    Path file = ring.folder().resolve("signing.key");
    String secret = Files.readAllLines(file).get(0);
    Files.writeString(file, secret + "\n" + other.verifying().text() + "\n");
    assertTrue(
        assertThrows(InputException.class, ring::own).getMessage().contains("do not belong"));
    Files.writeString(file, "");
    assertTrue(
        assertThrows(InputException.class, ring::own).getMessage().contains("no readable key"));
  }
}
