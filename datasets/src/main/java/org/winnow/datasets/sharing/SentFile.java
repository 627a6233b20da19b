package org.winnow.datasets.sharing;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** An upload of a file, which tells how much of it has gone. */
final class SentFile implements LfsCall.Body<Void> {
  private final Path file;
  private final AtomicLong done = new AtomicLong();

  SentFile(Path file) {
    this.file = file;
  }

  @Override
  public void fill(HttpRequest.Builder request) throws IOException {
    done.set(0);
    HttpRequest.BodyPublisher bytes = HttpRequest.BodyPublishers.ofFile(file);
    Flow.Publisher<ByteBuffer> counted =
        subscriber -> bytes.subscribe(new Counter(subscriber, done));
    request.PUT(
        bytes.contentLength() == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.fromPublisher(counted, bytes.contentLength()));
  }

  @Override
  public HttpResponse.BodyHandler<Void> handler() {
    return HttpResponse.BodyHandlers.discarding();
  }

  @Override
  public long done() {
    return done.get();
  }

  private record Counter(Flow.Subscriber<? super ByteBuffer> to, AtomicLong done)
      implements Flow.Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      to.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      done.addAndGet(bytes.remaining());
      to.onNext(bytes);
    }

    @Override
    public void onError(Throwable e) {
      to.onError(e);
    }

    @Override
    public void onComplete() {
      to.onComplete();
    }
  }
}
