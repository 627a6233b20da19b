package org.winnow.datasets.sharing;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A download into a file, which goes on where the try before it ended. */
final class PartFile implements LfsCall.Body<Integer> {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private final Path file;
  private final long size;
  private volatile long done;

  /**
   * @param size how many bytes there are; a server that sends more is refused
   */
  PartFile(Path file, long size) {
    this.file = file;
    this.size = size;
  }

  @Override
  public void fill(HttpRequest.Builder request) throws IOException {
    done = Files.exists(file) ? Files.size(file) : 0;
    if (done >= size) { // longer than it may be, or whole but wrong
      Files.delete(file);
      done = 0;
    }
    request.GET();
    if (done > 0) {
      request.setHeader("Range", "bytes=" + done + "-");
    }
  }

  @Override
  public HttpResponse.BodyHandler<Integer> handler() {
    return answer -> {
      boolean goesOn =
          answer.statusCode() == PARTIAL
              && answer
                  .headers()
                  .firstValue("Content-Range")
                  .filter(range -> range.startsWith("bytes " + done + "-"))
                  .isPresent();
      if (answer.statusCode() != OK && !goesOn) {
        return HttpResponse.BodySubscribers.replacing(answer.statusCode());
      }
      return new Writer(goesOn ? done : 0);
    };
  }

  @Override
  public long done() {
    return done;
  }

  /** Whether all bytes have come. */
  boolean isWhole() throws IOException {
    return Files.exists(file) && Files.size(file) == size;
  }

  private final class Writer implements HttpResponse.BodySubscriber<Integer> {
    private final CompletableFuture<Integer> over = new CompletableFuture<>();
    private final long from;
    private Flow.Subscription subscription;
    private FileChannel channel;

    Writer(long from) {
      this.from = from;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      try {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(from);
        channel.position(from);
        done = from;
        given.request(Long.MAX_VALUE);
      } catch (IOException e) {
        fail(e);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
      if (over.isDone()) {
        return;
      }
      try {
        for (ByteBuffer buffer : bytes) {
          if (done + buffer.remaining() > size) {
            throw new LfsAnswerException("it sent more than the " + size + " bytes there are");
          }
          while (buffer.hasRemaining()) {
            done += channel.write(buffer);
          }
        }
      } catch (IOException e) {
        fail(e);
      }
    }

    /** The disk's refusals are told apart from the connection's: trying again helps only there. */
    private void fail(IOException e) {
      subscription.cancel();
      close();
      boolean ours = e instanceof FileSystemException || e instanceof LfsAnswerException;
      over.completeExceptionally(
          ours ? e : new FileSystemException(file.toString(), null, e.getMessage()));
    }

    @Override
    public void onError(Throwable e) {
      close();
      over.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
      close();
      over.complete(OK);
    }

    private void close() {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        over.completeExceptionally(new FileSystemException(file.toString(), null, e.getMessage()));
      }
    }

    @Override
    public CompletionStage<Integer> getBody() {
      return over;
    }
  }
}
