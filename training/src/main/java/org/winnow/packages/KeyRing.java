package org.winnow.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.winnow.datasets.InputException;
import org.winnow.training.WholeFile;

/**
 * A person's own signing key and the keys of others that the person pinned, in a folder of
 * configuration: {@code signing.key}, which only its owner may read, and {@code trusted.keys}, a
 * name and a key a line.
 *
 * @param folder made when needed
 */
public record KeyRing(Path folder) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

  /**
   * {@code $XDG_CONFIG_HOME/winnow}, else {@code ~/.config/winnow}.
   *
   * @param environment as {@link System#getenv()}
   */
  public static KeyRing ofUser(Map<String, String> environment) {
    String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base =
        configuration.isBlank()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(configuration);
    return new KeyRing(base.resolve("winnow"));
  }

  private Path ownFile() {
    return folder.resolve("signing.key");
  }

  private Path trustedFile() {
    return folder.resolve("trusted.keys");
  }

  /** The person's own key, if there is one. */
  public Optional<SigningKey> own() {
    try {
      return Files.exists(ownFile()) ? Optional.of(SigningKey.read(ownFile())) : Optional.empty();
    } catch (IOException e) {
      throw new InputException("cannot read the key in " + ownFile() + ": " + e, e);
    }
  }

  /**
   * Makes the person's own key.
   *
   * @throws InputException where there is one already, or the folder cannot be written
   */
  public SigningKey generate() {
    SigningKey key = SigningKey.generate();
    try {
      Files.createDirectories(folder);
      key.create(ownFile());
    } catch (IOException e) {
      throw new InputException("cannot write the key to " + ownFile() + ": " + e, e);
    }
    return key;
  }

  /** Name → key of all that are pinned; the person's own is among them as {@code you}. */
  public Map<String, VerifyingKey> trusted() {
    Map<String, VerifyingKey> all = pinned();
    own().ifPresent(key -> all.put("you", key.verifying()));
    return all;
  }

  private Map<String, VerifyingKey> pinned() {
    Map<String, VerifyingKey> pinned = new TreeMap<>();
    try {
      List<String> lines =
          Files.exists(trustedFile()) ? Files.readAllLines(trustedFile()) : List.of();
      for (String line : lines) {
        String[] parts = line.strip().split("\\s+");
        if (parts.length != 2) {
          throw new InputException(trustedFile() + " should have a name and a key a line");
        }
        pinned.put(parts[0], VerifyingKey.parse(parts[1]));
      }
    } catch (IOException e) {
      throw new InputException("cannot read " + trustedFile() + ": " + e, e);
    }
    return pinned;
  }

  /**
   * Pins a key.
   *
   * @param name for its owner: letters, digits, {@code . _ @ -}
   * @throws InputException where another key is pinned under that name
   */
  public void trust(String name, VerifyingKey key) {
    if (!NAME.matcher(name).matches() || name.equals("you")) {
      throw new InputException(
          "a key's owner is named by letters, digits and . _ @ -, but not 'you', got '"
              + Shown.of(name)
              + "'");
    }
    Map<String, VerifyingKey> pinned = pinned();
    VerifyingKey there = pinned.putIfAbsent(name, key);
    if (there != null && !there.equals(key)) {
      throw new InputException(
          "another key, "
              + there
              + ", is pinned as '"
              + name
              + "'; %package trust "
              + name
              + " --remove takes it away");
    }
    write(pinned);
  }

  /**
   * Takes a pinned key away.
   *
   * @throws InputException where none has that name
   */
  public void distrust(String name) {
    Map<String, VerifyingKey> pinned = pinned();
    if (pinned.remove(name) == null) {
      throw new InputException(
          "no key is pinned as '" + Shown.of(name) + "'; there are: " + pinned.keySet());
    }
    write(pinned);
  }

  private void write(Map<String, VerifyingKey> pinned) {
    String text =
        pinned.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue().text() + "\n")
            .collect(Collectors.joining());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException("cannot make the folder " + folder + ": " + e, e);
    }
    WholeFile.write(trustedFile(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Who signed a package, as far as the pinned keys tell. */
  public Signed judge(PackageFile file) {
    Optional<SignatureBlock> signature = file.signature();
    if (signature.isEmpty()) {
      return new Signed(Signed.State.UNSIGNED, Optional.empty(), Optional.empty());
    }
    Optional<VerifyingKey> key = signature.map(SignatureBlock::key);
    if (!signature.get().holdsFor(file.manifestBytes())) {
      return new Signed(Signed.State.WRONG, key, Optional.empty());
    }
    Optional<String> signer =
        trusted().entrySet().stream()
            .filter(e -> key.get().equals(e.getValue()))
            .map(Map.Entry::getKey)
            .findFirst();
    return new Signed(
        signer.isPresent() ? Signed.State.TRUSTED : Signed.State.UNKNOWN_KEY, key, signer);
  }
}
