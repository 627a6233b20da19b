package org.winnow.tests.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.winnow.tests.packages.SpoiltKind.Named;
import org.winnow.training.Dl4jExport;
import org.winnow.training.Model;

/** Ways to spoil a zip of Deeplearning4j. */
final class SpoiltDl4j {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?(E-?[0-9]+)?");
  private static final List<String> ABSURD =
      List.of("2147483647", "-1", "0", "9223372036854775807", "1e400", "1099511627776", "[]", "{}");

  /** How much of the numbers a bomb pretends to hold. */
  private static final int BOMB = 96 << 20;

  private final Map<String, byte[]> entries;

  private SpoiltDl4j(Map<String, byte[]> entries) {
    this.entries = entries;
  }

  static SpoiltKind of(Model model, Path folder) throws IOException {
    Path file = folder.resolve("good.zip");
    Dl4jExport.save(model, file);
    SeedPackage good = SeedPackage.read(file);
    Map<String, byte[]> foreign = new LinkedHashMap<>(good.entries());
    foreign.remove("winnow.json");
    SpoiltDl4j ways = new SpoiltDl4j(foreign);
    List<Named> own = new ArrayList<>();
    for (Mutation each :
        List.of(
            Mutation.ENTRY_ADDED,
            Mutation.ENTRY_RENAMED,
            Mutation.ENTRY_DROPPED,
            Mutation.SIZE_CLAIMED)) {
      // A packed entry ends by itself, wherever its directory says that it does.
      boolean mayOpen = each.mayOpen() || each == Mutation.SIZE_CLAIMED;
      own.add(new Named(each.name(), mayOpen, random -> each.of(good, random)));
    }
    byte[] bomb = ways.bomb();
    own.add(new Named("BOMB", false, random -> bomb));
    own.add(new Named("SERIALISED", false, ways::serialised));
    own.add(new Named("CONFIGURATION", true, ways::configuration));
    own.add(new Named("COEFFICIENTS", true, ways::coefficients));
    return SpoiltKind.of(".zip", good.file(), own);
  }

  private byte[] with(String name, byte[] bytes) throws IOException {
    Map<String, byte[]> changed = new LinkedHashMap<>(entries);
    changed.put(name, bytes);
    return Archives.stored(changed);
  }

  private byte[] serialised(Random random) throws IOException {
    return with(random.nextBoolean() ? "preprocessor.bin" : "normalizer.bin", Planted.bytes());
  }

  /** One of its numbers is another. */
  private byte[] configuration(Random random) throws IOException {
    String text = new String(entries.get(CONFIGURATION), StandardCharsets.UTF_8);
    List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
    MatchResult chosen = numbers.get(random.nextInt(numbers.size()));
    String other = ABSURD.get(random.nextInt(ABSURD.size()));
    String changed = text.substring(0, chosen.start()) + other + text.substring(chosen.end());
    return with(CONFIGURATION, changed.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] coefficients(Random random) throws IOException {
    byte[] bytes = entries.get(COEFFICIENTS).clone();
    if (random.nextBoolean()) {
      ByteBuffer.wrap(bytes).putLong(random.nextInt(100), random.nextLong());
      return with(COEFFICIENTS, bytes);
    }
    return with(COEFFICIENTS, java.util.Arrays.copyOf(bytes, random.nextInt(2 * bytes.length)));
  }

  /** The numbers, packed small, go on in zeros. */
  private byte[] bomb() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getValue());
        if (e.getKey().equals(COEFFICIENTS)) {
          zip.write(new byte[BOMB]);
        }
        zip.closeEntry();
      }
    }
    return file.toByteArray();
  }
}
