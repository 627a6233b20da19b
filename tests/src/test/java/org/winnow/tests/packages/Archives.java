package org.winnow.tests.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.winnow.training.StoredZip;

/** Archives that are not as a package should be. */
final class Archives {
  private static final int BOMB = 8 << 20;
  private static final int SIGNATURE = 0x02014b50;
  private static final List<String> NAMES =
      List.of(
          "../../evil",
          "/etc/cron.d/evil",
          "C:\\evil.exe",
          "..\\evil",
          "META-INF/MANIFEST.MF",
          "org/winnow/Evil.class",
          "manifest.json/",
          "MANIFEST.JSON",
          "manifest.json\u0000",
          "plan.json",
          "trace.safetensors",
          "weights.safetensors.part",
          "",
          "e".repeat(5000));

  private Archives() {}

  static String anyOf(Map<String, byte[]> entries, Random random) {
    return List.copyOf(entries.keySet()).get(random.nextInt(entries.size()));
  }

  /** As a package has them. */
  static byte[] stored(Map<String, byte[]> entries) throws IOException {
    Map<String, StoredZip.Body> bodies = new LinkedHashMap<>();
    entries.forEach((name, bytes) -> bodies.put(name, out -> out.write(bytes)));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    StoredZip.write(bodies, file);
    return file.toByteArray();
  }

  static byte[] lengthened(byte[] file, Random random) {
    byte[] more = new byte[1 + random.nextInt(2000)];
    random.nextBytes(more);
    boolean before = random.nextBoolean();
    ByteBuffer both = ByteBuffer.allocate(file.length + more.length);
    return both.put(before ? more : file).put(before ? file : more).array();
  }

  static byte[] withEntry(Map<String, byte[]> entries, Random random) throws IOException {
    Map<String, byte[]> more = new LinkedHashMap<>();
    int at = random.nextInt(entries.size() + 1);
    String name = NAMES.get(random.nextInt(NAMES.size()));
    for (Map.Entry<String, byte[]> e : entries.entrySet()) {
      if (more.size() == at) {
        more.put(name, Planted.bytes());
      }
      more.put(e.getKey(), e.getValue());
    }
    more.putIfAbsent(name, Planted.bytes());
    return stored(more);
  }

  static byte[] withName(Map<String, byte[]> entries, Random random) throws IOException {
    String old = anyOf(entries, random);
    Map<String, byte[]> renamed = new LinkedHashMap<>();
    String name = NAMES.get(random.nextInt(NAMES.size()));
    entries.forEach((key, bytes) -> renamed.put(key.equals(old) ? name : key, bytes));
    return stored(renamed);
  }

  static byte[] reordered(Map<String, byte[]> entries, Random random) throws IOException {
    List<String> order = new ArrayList<>(entries.keySet());
    while (order.equals(List.copyOf(entries.keySet()))) {
      Collections.shuffle(order, random);
    }
    Map<String, byte[]> other = new LinkedHashMap<>();
    order.forEach(name -> other.put(name, entries.get(name)));
    return stored(other);
  }

  /** One entry, packed small, would fill {@value #BOMB} bytes. */
  static byte[] bomb(Map<String, byte[]> entries, Random random) throws IOException {
    String chosen = anyOf(entries, random);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(e.getKey()));
        zip.write(e.getKey().equals(chosen) ? new byte[BOMB] : e.getValue());
        zip.closeEntry();
      }
    }
    return file.toByteArray();
  }

  /** The sizes that one entry of the central directory claims are others. */
  static byte[] claiming(byte[] file, Random random) {
    ByteBuffer bad = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> headers = new ArrayList<>();
    for (int at = 0; at + 46 <= file.length; at++) {
      if (bad.getInt(at) == SIGNATURE) {
        headers.add(at);
      }
    }
    int at = headers.get(random.nextInt(headers.size()));
    int size = List.of(-1, -2, Integer.MAX_VALUE, 0, 1 << 30, 5).get(random.nextInt(6));
    List<Integer> fields = Arrays.asList(20, 24);
    fields.subList(random.nextInt(2), 2).forEach(field -> bad.putInt(at + field, size));
    return bad.array();
  }
}
