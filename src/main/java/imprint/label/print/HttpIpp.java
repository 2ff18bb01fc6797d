package imprint.label.print;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** IPP over HTTP/1.1, each question on a connection of its own: none is lost on an old one. */
final class HttpIpp implements IppExchange {
  private static final String TYPE = "application/ipp";

  /** Ten times the longest that CUPS says of a queue. */
  private static final int LONGEST = 1 << 18;

  private final URI address;
  private final Duration connection;

  /**
   * @param address {@code http://…}
   * @param connection how long it may take until somebody takes the connection
   */
  HttpIpp(URI address, Duration connection) {
    this.address = address;
    this.connection = connection;
  }

  @Override
  public IppPacket ask(IppPacket question, byte[] document, Duration within) throws IOException {
    if (within.isZero()) {
      throw new IOException("no time left");
    }
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(untilTaken(within))
            .followRedirects(HttpClient.Redirect.NEVER)
            // a label shows what opens a unit: nobody stands between
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    try {
      return parsed(answered(client, request(question, document), within), question);
    } finally {
      // what is still on its way is dropped with it
      client.shutdownNow();
    }
  }

  /** Somewhat less than the whole, so that "nobody there" is told from "says nothing". */
  private Duration untilTaken(Duration within) {
    Duration most = connection.compareTo(within) < 0 ? connection : within;
    return most.multipliedBy(9).dividedBy(10).plusNanos(1);
  }

  private HttpRequest request(IppPacket question, byte[] document) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try (IppOutputStream out = new IppOutputStream(head)) {
      out.write(question);
    }
    return HttpRequest.newBuilder(address)
        .header("Content-Type", TYPE)
        .POST(BodyPublishers.ofByteArrays(List.of(head.toByteArray(), document)))
        .build();
  }

  /** Java's own limit of a request ends with the head of the answer; this one holds for all. */
  private static HttpResponse<byte[]> answered(
      HttpClient client, HttpRequest request, Duration within) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
    try {
      return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (TimeoutException silent) {
      throw new IOException(silent);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
        throw new Unreachable(cause);
      }
      throw new IOException(cause);
    }
  }

  private static IppPacket parsed(HttpResponse<byte[]> answer, IppPacket question) throws NoIpp {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (answer.statusCode() != 200 || !type.startsWith(TYPE)) {
      throw new NoIpp("HTTP " + answer.statusCode());
    }
    IppPacket packet = read(answer.body());
    if (packet.getRequestId() != question.getRequestId()) {
      throw new NoIpp("an answer to another question");
    }
    return packet;
  }

  /**
   * The codec trusts what it reads: a negative length or a collection in a collection in a … ends
   * as anything. All of it means that this is no answer.
   */
  static IppPacket read(byte[] bytes) throws NoIpp {
    try (IppInputStream in = new IppInputStream(new ByteArrayInputStream(bytes))) {
      return in.readPacket();
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      throw new NoIpp("no packet");
    }
  }
}
