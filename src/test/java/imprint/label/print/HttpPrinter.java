package imprint.label.print;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Status;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A printer of IPP at a port of this computer, with the manners that a test gives it. */
public final class HttpPrinter implements AutoCloseable {
  /** What it does with a question. */
  sealed interface Answer {
    /** Says it as it should be. */
    record Says(IppPacket packet) implements Answer {}

    /** Sends these bytes under that code and type. */
    record Raw(int code, String type, byte[] bytes) implements Answer {}

    /** Promises more than it sends, and closes. */
    record Half() implements Answer {}

    /** Closes without a word. */
    record Closes() implements Answer {}

    /** Says nothing until the test is over. */
    record Stalls() implements Answer {}

    /** Says it when the latch is down. */
    record Late(CountDownLatch when, IppPacket packet) implements Answer {}
  }

  /** What it does with each question. */
  interface Manners {
    Answer to(IppPacket question);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<byte[]> labels = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final Manners manners;

  HttpPrinter(Manners manners) throws IOException {
    this.manners = manners;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Somebody cancels each job after its first label. */
  public static HttpPrinter cancelling() throws IOException {
    return new HttpPrinter(
        question -> {
          IppPacket canceled =
              ScriptedIpp.sheets(ScriptedIpp.job(JobState.canceled, "job-canceled-by-user"), 1);
          return new Answer.Says(
              question.getOperation().equals(Operation.getJobAttributes)
                  ? as(canceled, question.getRequestId())
                  : usual(question));
        });
  }

  /** Its place, as printers.yaml has it. */
  public String how() {
    return address().toString();
  }

  /** As a printer answers that prints at once. */
  static IppPacket usual(IppPacket question) {
    IppPacket answer =
        switch (question.getOperation().getName()) {
          case "Get-Printer-Attributes" -> ScriptedIpp.ready();
          case "Create-Job", "Send-Document" -> ScriptedIpp.job(JobState.pending);
          case "Get-Job-Attributes" -> ScriptedIpp.job(JobState.completed);
          default -> ScriptedIpp.ok(Status.successfulOk).build();
        };
    return as(answer, question.getRequestId());
  }

  static IppPacket as(IppPacket packet, int number) {
    return new IppPacket(0x0101, packet.getCode(), number, packet.getAttributeGroups());
  }

  static byte[] bytes(IppPacket packet) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (IppOutputStream out = new IppOutputStream(bytes)) {
      out.write(packet);
    }
    return bytes.toByteArray();
  }

  Way.Ipp address() {
    return new Way.Ipp(
        server.getAddress().getAddress().getHostAddress(),
        server.getAddress().getPort(),
        "/ipp/print");
  }

  /** The documents that came, whole or not. */
  List<byte[]> labels() {
    return labels;
  }

  /** Anything in a question that RFC 8010 forbids. */
  List<String> problems() {
    return problems;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    IppPacket question = question(exchange, body);
    try {
      reply(exchange, manners.to(question));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private IppPacket question(HttpExchange exchange, byte[] body) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    IppPacket question = new IppInputStream(in).readPacket();
    if (!"application/ipp".equals(exchange.getRequestHeaders().getFirst("Content-Type"))
        || !"POST".equals(exchange.getRequestMethod())) {
      problems.add("no IPP over HTTP");
    }
    List<String> names =
        question.getAttributeGroups().getFirst().stream().map(each -> each.getName()).toList();
    if (!names
        .subList(0, 3)
        .equals(List.of("attributes-charset", "attributes-natural-language", "printer-uri"))) {
      problems.add("order of " + names);
    }
    if (question.getOperation().equals(Operation.sendDocument)) {
      int head = bytes(question).length;
      labels.add(java.util.Arrays.copyOfRange(body, head, body.length));
    }
    return question;
  }

  private void reply(HttpExchange exchange, Answer answer)
      throws IOException, InterruptedException {
    switch (answer) {
      case Answer.Says(IppPacket packet) -> send(exchange, 200, "application/ipp", bytes(packet));
      case Answer.Raw(int code, String type, byte[] bytes) -> send(exchange, code, type, bytes);
      case Answer.Half() -> {
        exchange.getResponseHeaders().set("Content-Type", "application/ipp");
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write(new byte[] {1, 1, 0, 0, 0});
        exchange.getResponseBody().flush();
      }
      case Answer.Closes() -> {}
      case Answer.Stalls() -> over.await();
      case Answer.Late(CountDownLatch when, IppPacket packet) -> {
        when.await();
        send(exchange, 200, "application/ipp", bytes(packet));
      }
    }
  }

  private static void send(HttpExchange exchange, int code, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
