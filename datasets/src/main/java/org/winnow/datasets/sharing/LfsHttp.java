package org.winnow.datasets.sharing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * Sends calls: tries again where a server is busy or a connection broke, and follows redirects
 * without ever telling another host who the user is.
 */
final class LfsHttp {
  private static final int MOST_TRIES = 5;
  private static final int MOST_REDIRECTS = 3;
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(60);
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LOOK_MILLIS = 100;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> KEEP_METHOD = Set.of(307, 308);
  private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final LfsLogin login;
  private final Access access;

  LfsHttp(LfsLogin login, Access access) {
    this.login = login;
    this.access = access;
  }

  /**
   * The answer, whatever its status, but for redirects, and for busy servers only after patience.
   *
   * @param progress is told bytes done
   */
  <T> HttpResponse<T> send(LfsCall<T> first, LongConsumer progress) throws IOException {
    LfsCall<T> call = first;
    int redirects = 0;
    boolean asked = false;
    for (int tries = 1; ; tries++) {
      Duration pause = Duration.ofMillis(FIRST_PAUSE_MILLIS << (tries - 1));
      try {
        HttpResponse<T> answer = once(call, progress);
        int status = answer.statusCode();
        if (REDIRECTS.contains(status) && ++redirects <= MOST_REDIRECTS) {
          call = redirected(call, answer);
          continue;
        }
        if (status == 401 && !asked && login.isFor(call.uri())) {
          asked = true;
          if (login.ask()) {
            continue;
          }
        }
        if (!BUSY.contains(status) || tries >= MOST_TRIES) {
          return answer;
        }
        pause = RetryAfter.of(answer.headers()).orElse(pause);
      } catch (LfsAnswerException | FileSystemException e) {
        throw e;
      } catch (IOException e) {
        if (tries >= MOST_TRIES) {
          throw e;
        }
      }
      rest(pause);
    }
  }

  private void rest(Duration wanted) throws IOException {
    try {
      access.pause().rest(wanted.compareTo(MOST_PAUSE) > 0 ? MOST_PAUSE : wanted);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static LfsAnswerException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    LfsAnswerException ended = new LfsAnswerException("interrupted");
    ended.initCause(e);
    return ended;
  }

  private <T> HttpResponse<T> once(LfsCall<T> call, LongConsumer progress) throws IOException {
    login.requireSafe(call.uri());
    HttpRequest.Builder request = HttpRequest.newBuilder(call.uri());
    request.timeout(Duration.ofSeconds(access.timeoutSeconds()));
    Map<String, String> mine = login.isFor(call.uri()) ? login.headers() : Map.of();
    mine.forEach(request::setHeader);
    try {
      call.headers().forEach(request::setHeader);
    } catch (IllegalArgumentException e) {
      throw new LfsAnswerException("it asked for a header that may not be set");
    }
    call.body().fill(request);
    return await(client.sendAsync(request.build(), call.body().handler()), call.body(), progress);
  }

  /** Waits on the calling thread, which tells of progress and may be interrupted. */
  private <T> HttpResponse<T> await(
      CompletableFuture<HttpResponse<T>> coming, LfsCall.Body<T> body, LongConsumer progress)
      throws IOException {
    long last = -1;
    long since = System.nanoTime();
    while (true) {
      try {
        HttpResponse<T> answer = coming.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        progress.accept(body.done());
        return answer;
      } catch (TimeoutException e) {
        progress.accept(body.done());
        if (body.done() != last) {
          last = body.done();
          since = System.nanoTime();
        } else if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(access.timeoutSeconds())) {
          coming.cancel(true);
          throw new IOException("no byte came for " + access.timeoutSeconds() + " s", e);
        }
      } catch (InterruptedException e) {
        coming.cancel(true);
        throw interrupted(e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
      }
    }
  }

  private <T> LfsCall<T> redirected(LfsCall<T> call, HttpResponse<T> answer)
      throws LfsAnswerException {
    URI to;
    try {
      to = call.uri().resolve(answer.headers().firstValue("Location").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new LfsAnswerException("it points to an address that is none");
    }
    String method = answer.request().method();
    boolean stays = method.equals("GET") || KEEP_METHOD.contains(answer.statusCode());
    if (!stays) {
      throw new LfsAnswerException("it points a " + method + " elsewhere, which is not followed");
    }
    login.requireSafe(to);
    return call.at(to, LfsLogin.sameOrigin(call.uri(), to));
  }
}
