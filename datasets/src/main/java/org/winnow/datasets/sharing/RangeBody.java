package org.winnow.datasets.sharing;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Asks for a part of an object; the answer is empty where a server would only send the whole, which
 * is not read then.
 */
record RangeBody(LfsServer.Range range) implements LfsCall.Body<Optional<byte[]>> {
  private static final int PARTIAL = 206;

  @Override
  public void fill(HttpRequest.Builder request) {
    request.GET().setHeader("Range", "bytes=" + range.from() + "-" + (range.end() - 1));
  }

  @Override
  public HttpResponse.BodyHandler<Optional<byte[]>> handler() {
    return answer -> new Taking(answer.statusCode() == PARTIAL, range.length());
  }

  private static final class Taking implements HttpResponse.BodySubscriber<Optional<byte[]>> {
    private final CompletableFuture<Optional<byte[]>> over = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final boolean wanted;
    private final int most;
    private Flow.Subscription subscription;

    Taking(boolean wanted, int most) {
      this.wanted = wanted;
      this.most = most;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (wanted) {
        given.request(Long.MAX_VALUE);
      } else {
        given.cancel();
        over.complete(Optional.empty());
      }
    }

    @Override
    public void onNext(List<ByteBuffer> come) {
      for (ByteBuffer buffer : come) {
        byte[] some = new byte[buffer.remaining()];
        buffer.get(some);
        bytes.writeBytes(some);
      }
      if (bytes.size() > most) {
        subscription.cancel();
        over.completeExceptionally(new LfsAnswerException("it sent more than it was asked for"));
      }
    }

    @Override
    public void onError(Throwable e) {
      over.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
      over.complete(Optional.of(bytes.toByteArray()));
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
      return over;
    }
  }
}
