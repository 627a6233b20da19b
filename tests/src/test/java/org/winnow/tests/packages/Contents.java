package org.winnow.tests.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.winnow.datasets.InputException;
import org.winnow.datasets.PreparationJson;
import org.winnow.training.CanonicalJson;
import org.winnow.training.EntryDigests;
import org.winnow.training.Fields;
import org.winnow.training.Model;
import org.winnow.training.ProvenanceJson;
import org.winnow.training.RecipeJson;
import org.winnow.training.Safetensors;
import org.winnow.training.Skeleton;
import org.winnow.training.WeightTensors;

/** Entries that say something else, in an archive that is as it should be. */
final class Contents {
  private static final String MANIFEST = "manifest.json";
  private static final List<String> TEXTS =
      List.of(
          "",
          "\u0000",
          "../../evil",
          "${jndi:ldap://127.0.0.1/x}",
          "%s%n",
          "-1",
          "NaN",
          "x".repeat(100_000),
          "\ud800",
          "</script>");
  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "1",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "1e308",
          "1e-320",
          "0.5",
          "99999999999999999999999999",
          "true",
          "null",
          "[]",
          "{}",
          "\"x\"");
  private static final List<String> LINES =
      List.of(
          "conv 2147483647 3x3",
          "conv 1 99999x99999 same",
          "dense 2147483647",
          "dense 99999999999999999999",
          "pool max 2147483647x1",
          "input 65536x65536x16",
          "input tokens 2147483647 vocab 2147483647",
          "lstm 100000000",
          "embedding 2147483647",
          "dropout 0.5",
          "batchnorm",
          "output 2147483647",
          "concat <- nowhere",
          "${x}",
          "relu");

  private Contents() {}

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(entries.get(name), StandardCharsets.UTF_8);
  }

  /** The same with the list of hashes made right. */
  static Map<String, byte[]> withDigests(Map<String, byte[]> entries) {
    Map<String, byte[]> right = new LinkedHashMap<>(entries);
    if (!text(entries, MANIFEST).startsWith("{\"format\"")) {
      return right; // the manifest itself was replaced
    }
    JsonNode root = CanonicalJson.parse(text(entries, MANIFEST), MANIFEST);
    ObjectNode digests = (ObjectNode) root.path("entries");
    entries.forEach(
        (name, bytes) -> {
          if (digests.has(name)) {
            digests.put(name, EntryDigests.digest(out -> out.write(bytes)));
          }
        });
    rename(root, entries);
    right.put(MANIFEST, CanonicalJson.bytes(root));
    return right;
  }

  /** The name of the model is made right too, where the entries still are one. */
  private static void rename(JsonNode root, Map<String, byte[]> entries) {
    Fields training = new Fields(root.path("training"), "training");
    try {
      Skeleton skeleton = Skeleton.parse("seed", text(entries, "skeleton.txt"));
      Model model =
          Model.of(
              new Model.Parts(
                  skeleton,
                  RecipeJson.read(training.object("recipe")),
                  ProvenanceJson.read(training.object("provenance")),
                  new Fields(root, MANIFEST).texts("classes"),
                  PreparationJson.read(root.path("preparation")),
                  List.of(),
                  WeightTensors.read(
                      skeleton, Safetensors.read(entries.get("weights.safetensors"), "weights"))));
      ((ObjectNode) root.path("training")).put("model", model.hash());
    } catch (InputException e) {
      return; // no model any more
    }
  }

  /** One value of the manifest is another one, or text between its values is. */
  static Map<String, byte[]> withOtherManifest(Map<String, byte[]> entries, Random random) {
    Map<String, byte[]> other = new LinkedHashMap<>(entries);
    String text = text(entries, MANIFEST);
    if (random.nextInt(8) == 0) {
      String deep = random.nextBoolean() ? "[" : "{\"a\":";
      text = text.replaceFirst("\"classes\":\\[", "\"classes\":[" + deep.repeat(50_000));
      other.put(MANIFEST, text.getBytes(StandardCharsets.UTF_8));
      return other;
    }
    JsonNode root = CanonicalJson.parse(text, MANIFEST);
    List<Runnable> changes = new ArrayList<>();
    gather(root, random, changes);
    changes.get(random.nextInt(changes.size())).run();
    other.put(MANIFEST, CanonicalJson.bytes(root));
    return random.nextBoolean() ? other : renamed(other);
  }

  /** With the model's name made right, where the manifest still is one. */
  private static Map<String, byte[]> renamed(Map<String, byte[]> entries) {
    JsonNode root = CanonicalJson.parse(text(entries, MANIFEST), MANIFEST);
    if (root.path("training").isObject()) {
      rename(root, entries);
      entries.put(MANIFEST, CanonicalJson.bytes(root));
    }
    return entries;
  }

  private static void gather(JsonNode node, Random random, List<Runnable> changes) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        changes.add(() -> object.set(field.getKey(), odd(field.getValue(), random)));
        changes.add(() -> object.remove(field.getKey()));
        gather(field.getValue(), random, changes);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        changes.add(() -> array.set(at, odd(array.get(at), random)));
        changes.add(() -> array.insert(at, array.get(at)));
        gather(array.get(i), random, changes);
      }
    }
  }

  private static JsonNode odd(JsonNode old, Random random) {
    if (old.isTextual() && random.nextBoolean()) {
      return CanonicalJson.object()
          .put("text", TEXTS.get(random.nextInt(TEXTS.size())))
          .path("text");
    }
    return CanonicalJson.parse(NUMBERS.get(random.nextInt(NUMBERS.size())), "a number");
  }

  /** A layer is another one, or there are thousands, or each is as large as two before it. */
  static Map<String, byte[]> withOtherSkeleton(Map<String, byte[]> entries, Random random) {
    List<String> lines = new ArrayList<>(text(entries, "skeleton.txt").lines().toList());
    String line = LINES.get(random.nextInt(LINES.size()));
    switch (random.nextInt(5)) {
      case 0 -> lines.set(random.nextInt(lines.size()), line);
      case 1 -> lines.add(1 + random.nextInt(lines.size() - 1), line);
      case 2 -> lines.addAll(1, java.util.Collections.nCopies(8_000, "relu"));
      case 3 -> lines.addAll(1, doubling(lines.get(0), 1 + random.nextInt(40)));
      default -> lines.remove(random.nextInt(lines.size()));
    }
    return with(entries, "skeleton.txt", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /** Without a weight of their own, so that no array of the file gives them away. */
  private static List<String> doubling(String input, int times) {
    List<String> lines = new ArrayList<>(List.of("d0 = relu", "e0 = relu <- input"));
    for (int i = 1; i <= times; i++) {
      lines.add("d" + i + " = concat <- d" + (i - 1) + ", e" + (i - 1));
      lines.add("e" + i + " = relu <- d" + i);
    }
    return lines;
  }

  private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, byte[] bytes) {
    Map<String, byte[]> other = new LinkedHashMap<>(entries);
    other.put(name, bytes);
    return withDigests(other);
  }

  private static String numbers(Map<String, byte[]> entries, Random random) {
    List<String> names =
        entries.keySet().stream().filter(name -> name.endsWith(".safetensors")).toList();
    return names.get(random.nextInt(names.size()));
  }

  /** The header of an array file claims other shapes, types, places or lengths. */
  static Map<String, byte[]> withOtherShapes(Map<String, byte[]> entries, Random random) {
    String name = numbers(entries, random);
    byte[] file = entries.get(name);
    int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    JsonNode root =
        CanonicalJson.parse(new String(file, 8, length, StandardCharsets.UTF_8).strip(), name);
    List<Runnable> changes = new ArrayList<>();
    gather(root, random, changes);
    changes.get(random.nextInt(changes.size())).run();
    byte[] header = CanonicalJson.bytes(root);
    byte[] data = Arrays.copyOfRange(file, 8 + length, file.length);
    long claimed = random.nextInt(4) == 0 ? random.nextLong() : header.length;
    ByteBuffer out = ByteBuffer.allocate(8 + header.length + data.length);
    out.order(ByteOrder.LITTLE_ENDIAN).putLong(claimed).put(header).put(data);
    return with(entries, name, out.array());
  }

  /** Bytes of an entry are others: not-a-numbers, infinities, texts that are none. */
  static Map<String, byte[]> withOtherBytes(Map<String, byte[]> entries, Random random) {
    String name = Archives.anyOf(entries, random);
    byte[] bytes = entries.get(name).clone();
    int at = random.nextInt(bytes.length);
    byte value = (byte) List.of(0xff, 0x7f, 0, 0x80).get(random.nextInt(4)).intValue();
    Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), value);
    Map<String, byte[]> other = new LinkedHashMap<>(entries);
    other.put(name, bytes);
    return name.equals(MANIFEST) ? other : withDigests(other);
  }
}
