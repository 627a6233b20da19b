package org.winnow.datasets.repository;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Runs a servlet on one request, without a container: as much of one as JGit's LFS server asks. */
final class Servlets {
  private Servlets() {}

  /** What a servlet is asked. */
  record Question(String method, String pathInfo, Map<String, String> headers, byte[] body) {}

  /** What it says. */
  record Answer(int status, TreeMap<String, String> headers, byte[] body) {
    static Answer of(int status) {
      return new Answer(status, new TreeMap<>(), new byte[0]);
    }
  }

  static Answer ask(HttpServlet servlet, Question question) throws IOException {
    Said said = new Said();
    try {
      servlet.service(
          as(HttpServletRequest.class, request(question)), as(HttpServletResponse.class, said));
    } catch (ServletException e) {
      throw new IOException(e);
    }
    said.writer.flush();
    return new Answer(said.status, said.headers, said.bytes.toByteArray());
  }

  private static <T> T as(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Servlets.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static InvocationHandler request(Question question) {
    In in = new In(new ByteArrayInputStream(question.body()));
    return (proxy, method, given) ->
        switch (method.getName()) {
          case "getMethod" -> question.method();
          case "getProtocol" -> "HTTP/1.1";
          case "getPathInfo" -> question.pathInfo();
          case "getHeader" -> question.headers().get(String.valueOf(given[0]));
          case "getInputStream" -> in;
          case "startAsync" -> as(AsyncContext.class, (context, call, nothing) -> null);
          default -> throw new UnsupportedOperationException(method.getName());
        };
  }

  private static final class Said implements InvocationHandler {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintWriter writer = new PrintWriter(bytes, false, StandardCharsets.UTF_8);
    private final TreeMap<String, String> headers = new TreeMap<>();
    private int status = 200;

    @Override
    public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] given) {
      switch (method.getName()) {
        case "setStatus" -> status = (Integer) given[0];
        case "setContentType" -> headers.put("Content-Type", (String) given[0]);
        case "addHeader", "setHeader" -> headers.put((String) given[0], (String) given[1]);
        case "flushBuffer" -> writer.flush();
        case "isCommitted" -> {
          return false;
        }
        case "getWriter" -> {
          return writer;
        }
        case "getOutputStream" -> {
          return new Out(bytes);
        }
        default -> throw new UnsupportedOperationException(method.getName());
      }
      return null;
    }
  }

  private static final class In extends ServletInputStream {
    private final InputStream bytes;

    In(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      try {
        listener.onDataAvailable();
      } catch (IOException e) {
        listener.onError(e);
      }
    }
  }

  private static final class Out extends ServletOutputStream {
    private final ByteArrayOutputStream bytes;

    Out(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      try {
        listener.onWritePossible();
      } catch (IOException e) {
        listener.onError(e);
      }
    }
  }
}
