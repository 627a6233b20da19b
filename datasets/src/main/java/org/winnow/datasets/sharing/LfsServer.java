package org.winnow.datasets.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.winnow.datasets.InputException;
import org.winnow.datasets.sources.Progress;

/**
 * The Git LFS server that goes with a remote, for one direction. Every object that comes has the
 * hash that it is named by; what is there already is not sent again.
 */
public final class LfsServer {
  private static final String GOING = "sending example bytes";
  private static final String COMING = "fetching example bytes";
  private final LfsEndpoint endpoint;
  private final LfsBatch batch;
  private final LfsHttp http;

  private LfsServer(LfsEndpoint endpoint, Access access) {
    this.endpoint = endpoint;
    http =
        new LfsHttp(new LfsLogin(endpoint.uri(), endpoint.headers(), access.credentials()), access);
    batch = new LfsBatch(endpoint.uri(), http);
  }

  /** The server that takes bytes for a remote. */
  public static LfsServer toPush(RemoteAddress address, Access access) {
    return new LfsServer(LfsEndpoint.of(address, access, LfsBatch.Operation.upload), access);
  }

  /** The server that gives the bytes of a remote. */
  public static LfsServer toFetch(RemoteAddress address, Access access) {
    return new LfsServer(LfsEndpoint.of(address, access, LfsBatch.Operation.download), access);
  }

  /**
   * Sends what the server lacks.
   *
   * @return bytes that went
   * @throws InputException where the server or the connection would not have it; what went before
   *     is there and does not go again
   */
  public long send(Map<LfsObject, Path> files, Progress progress) {
    try {
      List<LfsBatch.Answer> wanted =
          batch.ask(LfsBatch.Operation.upload, files.keySet()).stream()
              .filter(answer -> answer.transfer().isPresent())
              .toList();
      long total = wanted.stream().mapToLong(answer -> answer.object().size()).sum();
      long sent = 0;
      for (LfsBatch.Answer answer : wanted) {
        send(answer, files.get(answer.object()), sent, total, progress);
        sent += answer.object().size();
      }
      return sent;
    } catch (IOException e) {
      throw LfsTrouble.of(
          GOING + " to",
          endpoint.uri(),
          e,
          "no labels were pushed; what went is there and is not sent again, so push once more when"
              + " that is mended");
    }
  }

  private void send(LfsBatch.Answer answer, Path file, long before, long total, Progress progress)
      throws IOException {
    LfsAction to = answer.transfer().orElseThrow();
    LfsCall<Void> call = new LfsCall<>(to.href(), to.headers(), new SentFile(file));
    int status = http.send(call, done -> progress.update(GOING, before + done, total)).statusCode();
    LfsTrouble.require(status, endpoint.uri());
    if (answer.verify().isPresent()) {
      LfsAction verify = answer.verify().get();
      JsonCall told = new JsonCall(LfsBatch.named(answer.object()));
      HttpResponse<String> said =
          http.send(new LfsCall<>(verify.href(), verify.headers(), told), done -> {});
      LfsTrouble.require(said.statusCode(), endpoint.uri());
    }
  }

  /** Where a file goes that is complete and has its hash. */
  @FunctionalInterface
  public interface Arrival {
    void of(LfsObject object, Path file) throws IOException;
  }

  /**
   * Fetches objects, each into a file that an earlier try may have begun.
   *
   * @param folder where the files grow, as {@code OID.part}
   * @param arrival is given each as it is whole
   * @throws InputException where they cannot be had; what came stays for the next try
   */
  public void fetch(
      Collection<LfsObject> objects, Path folder, Arrival arrival, Progress progress) {
    try {
      requireRoom(objects, folder);
      long total = objects.stream().mapToLong(LfsObject::size).sum();
      long before = 0;
      for (LfsBatch.Answer answer : batch.ask(LfsBatch.Operation.download, objects)) {
        long start = before;
        Path part = folder.resolve(answer.object().oid() + ".part");
        fetch(answer, part, done -> progress.update(COMING, start + done, total));
        arrival.of(answer.object(), part);
        before += answer.object().size();
      }
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  /** Bytes of an object. */
  public record Range(long from, int length) {
    long end() {
      return from + length;
    }
  }

  /**
   * Fetches parts of an object; those that nearly follow each other in one request. They have no
   * hash here: whoever asked knows theirs.
   *
   * @param ranges in the order of their places
   * @return the parts in the order of {@code ranges}; none where the server sends no parts
   */
  public List<byte[]> parts(LfsObject object, List<Range> ranges, Progress progress) {
    try {
      LfsAction from =
          batch.ask(LfsBatch.Operation.download, List.of(object)).get(0).transfer().orElseThrow();
      long total = ranges.stream().mapToLong(Range::length).sum();
      List<byte[]> parts = new ArrayList<>();
      long done = 0;
      for (Range span : Spans.of(ranges)) {
        HttpResponse<Optional<byte[]>> said =
            http.send(new LfsCall<>(from.href(), from.headers(), new RangeBody(span)), come -> {});
        LfsTrouble.require(said.statusCode(), endpoint.uri());
        if (said.body().isEmpty()) {
          return List.of();
        }
        parts.addAll(
            Spans.cut(span, said.body().get(), ranges.subList(parts.size(), ranges.size())));
        done += span.length();
        progress.update(COMING, Math.min(done, total), total);
      }
      return parts;
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  private InputException trouble(IOException e) {
    return LfsTrouble.of(
        COMING + " from",
        endpoint.uri(),
        e,
        "what came is kept and the rest goes on from there next time");
  }

  private static void requireRoom(Collection<LfsObject> objects, Path folder) throws IOException {
    long room = Files.getFileStore(folder).getUsableSpace();
    long needed = 0;
    for (LfsObject object : objects) {
      Path part = folder.resolve(object.oid() + ".part");
      needed += object.size() - (Files.exists(part) ? Files.size(part) : 0);
      if (needed > room) {
        throw new FileSystemException(
            folder.toString(),
            null,
            String.format("%.1f MB are to come, %.1f MB are free", needed / 1e6, room / 1e6));
      }
    }
  }

  private void fetch(LfsBatch.Answer answer, Path part, LongConsumer progress) throws IOException {
    LfsObject object = answer.object();
    PartFile file = new PartFile(part, object.size());
    if (file.isWhole() && object.oid().equals(hash(part))) {
      return;
    }
    LfsAction from = answer.transfer().orElseThrow();
    HttpResponse<Integer> said =
        http.send(new LfsCall<>(from.href(), from.headers(), file), progress);
    LfsTrouble.require(said.statusCode(), endpoint.uri());
    if (!file.isWhole() || !object.oid().equals(hash(part))) {
      Files.delete(part);
      throw new LfsAnswerException(
          "what it sent as " + object.oid() + " does not have that hash, so it was thrown away");
    }
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Where it is; holds no secret. */
  public URI address() {
    return endpoint.uri();
  }
}
