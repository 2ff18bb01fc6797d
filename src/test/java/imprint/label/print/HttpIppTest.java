package imprint.label.print;

import static imprint.label.print.TcpPrinterTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import imprint.label.Size;
import imprint.label.print.HttpPrinter.Answer;
import imprint.label.print.IppExchange.NoIpp;
import imprint.label.print.PrintResult.Printed;
import imprint.label.print.PrintResult.Sent;
import imprint.label.print.PrintResult.Witness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Over real sockets; long limits where an answer comes, short ones where none does. */
class HttpIppTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static final int DEEP = 28_000;

  private final AtomicInteger went = new AtomicInteger();

  private PrintResult print(HttpPrinter to, Duration answer, Duration whole) {
    return printer(to.address(), answer, whole)
        .print(Printing.job(Printing.profile(to.address(), true)), went::incrementAndGet);
  }

  private static IppPrinter printer(Way.Ipp address, Duration answer, Duration whole) {
    return new IppPrinter(
        "packing",
        address,
        new HttpIpp(address.http(), Duration.ofSeconds(20)),
        new Patience(Duration.ofSeconds(20), answer, whole, Duration.ofMillis(1)),
        Watch.SYSTEM);
  }

  /** Its manners are usual but for one question. */
  private static HttpPrinter printer(Operation but, Answer answer) throws IOException {
    return new HttpPrinter(
        question ->
            question.getOperation().equals(but)
                ? answer
                : new Answer.Says(HttpPrinter.usual(question)));
  }

  @Test
  void aLabelIsPrintedOnceAndWhole() throws Exception {
    try (HttpPrinter to = new HttpPrinter(q -> new Answer.Says(HttpPrinter.usual(q)))) {
      assertThat(print(to, LONG, LONG)).isEqualTo(new Printed(Witness.PRINTER));
      assertThat(to.problems()).isEmpty();
      assertThat(to.labels()).hasSize(1);
      PrintedPage page = PrintedPage.of(to.labels().getFirst());
      assertThat(page.code()).isEqualTo(Printing.PAYLOAD);
      assertThat(page.width()).isBetween(49.99, 50.01);
      assertThat(went).hasValue(1);
    }
  }

  @Test
  void aPrinterThatStallsBeforehandGetsNothing() throws Exception {
    try (HttpPrinter to = printer(Operation.getPrinterAttributes, new Answer.Stalls())) {
      refused("label.printer-no-answer", () -> print(to, SHORT, LONG));
      assertThat(to.labels()).isEmpty();
      assertThat(went).hasValue(0);
    }
  }

  @Test
  void aPrinterThatTakesTheLabelAndStallsIsAskedWhatBecameOfIt() throws Exception {
    try (HttpPrinter to = printer(Operation.sendDocument, new Answer.Stalls())) {
      assertThat(print(to, Duration.ofSeconds(4), Duration.ofSeconds(7)))
          .isEqualTo(new Printed(Witness.PRINTER));
      assertThat(to.labels()).hasSize(1);
    }
  }

  @Test
  void aPrinterThatTakesTheLabelAndClosesGetsNoSecondOne() throws Exception {
    for (Answer broken : List.of(new Answer.Closes(), new Answer.Half())) {
      try (HttpPrinter to = printer(Operation.sendDocument, broken)) {
        assertThat(print(to, LONG, LONG)).isEqualTo(new Printed(Witness.PRINTER));
        assertThat(to.labels()).hasSize(1);
      }
    }
  }

  @Test
  void aPrinterThatAnswersTooLateIsSent() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    Answer completed = new Answer.Late(late, ScriptedIpp.job(JobState.completed));
    try (HttpPrinter to = printer(Operation.getJobAttributes, completed)) {
      assertThat(print(to, LONG, Duration.ofSeconds(3)))
          .isEqualTo(new Sent(new PrinterState.NoAnswer(), "7"));
      late.countDown();
      assertThat(to.labels()).hasSize(1);
    }
  }

  /** An answer to another question is none: a late one would pass for that to a later question. */
  @Test
  void aPrinterThatAnswersAnotherQuestionIsNotBelieved() throws Exception {
    Answer other = new Answer.Says(HttpPrinter.as(ScriptedIpp.job(JobState.completed), 12_345));
    try (HttpPrinter to = printer(Operation.getJobAttributes, other)) {
      assertThat(print(to, LONG, Duration.ofSeconds(3)))
          .isEqualTo(new Sent(new PrinterState.Unknown(), "7"));
    }
  }

  @Test
  void whatIsNoPrinterIsNamed() throws Exception {
    byte[] page = "<html>".getBytes(StandardCharsets.US_ASCII);
    byte[] ready = HttpPrinter.bytes(HttpPrinter.as(ScriptedIpp.ready(), 1));
    for (Answer stranger :
        List.of(
            new Answer.Raw(200, "text/html", page),
            new Answer.Raw(404, "text/html", page),
            new Answer.Raw(401, "text/html", new byte[0]),
            new Answer.Raw(302, "application/ipp", ready),
            new Answer.Raw(200, "application/ipp", new byte[0]),
            new Answer.Raw(200, "application/ipp", page))) {
      try (HttpPrinter to = printer(Operation.getPrinterAttributes, stranger)) {
        refused("label.printer-unknown-answer", () -> print(to, LONG, LONG));
        assertThat(to.labels()).isEmpty();
      }
    }
    assertThat(went).hasValue(0);
  }

  @Test
  void anAnswerWithoutEndIsNotRead() throws Exception {
    Answer much = new Answer.Raw(200, "application/ipp", new byte[1 << 20]);
    try (HttpPrinter to = printer(Operation.getPrinterAttributes, much)) {
      refused("label.printer-no-answer", () -> print(to, LONG, LONG));
    }
  }

  @Test
  void nobodyThereIsOffline() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    IppPrinter nobody = printer(new Way.Ipp("127.0.0.1", port, "/ipp/print"), LONG, LONG);
    assertThat(nobody.state()).isEqualTo(new PrinterState.Offline());
  }

  @Property(tries = 200)
  void aQuestionIsReadAsItWasWritten(
      @ForAll @IntRange(min = 1, max = 100_000) int width,
      @ForAll @IntRange(min = 1, max = 100_000) int height,
      @ForAll @IntRange(min = 1, max = 9999) int copies,
      @ForAll @IntRange(min = 1) int job)
      throws IOException {
    IppQuestions questions =
        new IppQuestions(new Way.Ipp("fe80::1", 631, "/ipp/print").uri(), "operator");
    Size size = new Size(width / 100.0, height / 100.0);
    for (IppPacket packet :
        List.of(
            questions.create(size, copies, true),
            questions.send(job),
            questions.job(job),
            questions.cancel(job),
            questions.printer())) {
      byte[] bytes = HttpPrinter.bytes(packet);
      assertThat(HttpPrinter.bytes(HttpIpp.read(bytes))).isEqualTo(bytes);
    }
  }

  /** Bytes put in anywhere: an answer, or none, and nothing else; also when it is looked at. */
  @Property(tries = 3000)
  void aDamagedAnswerIsReadOrIsNone(
      @ForAll boolean ofJob,
      @ForAll @IntRange(max = 400) int at,
      @ForAll byte[] put,
      @ForAll @IntRange(max = 20) int cut)
      throws IOException {
    IppPacket whole =
        ofJob
            ? ScriptedIpp.sheets(ScriptedIpp.job(JobState.completed, "none"), 1)
            : ScriptedIpp.ready();
    byte[] bytes = HttpPrinter.bytes(whole);
    int from = at % bytes.length;
    looked(joined(Arrays.copyOf(bytes, from), put, tail(bytes, from + cut)));
  }

  /** A collection in a collection in a …: deeper than any stack. */
  @Test
  void anAnswerThatIsDeeperThanTheStackIsNone() {
    byte[] open = {0x34, 0, 1, 'm', 0, 0};
    byte[] member = {0x4A, 0, 0, 0, 1, 'm', 0x34, 0, 0};
    byte[] head = {1, 1, 0, 0, 0, 0, 0, 1, 4};
    byte[] deep = new byte[DEEP * member.length];
    for (int i = 0; i < DEEP; i++) {
      System.arraycopy(member, 0, deep, i * member.length, member.length);
    }
    assertThatThrownBy(() -> HttpIpp.read(joined(head, open, deep))).isInstanceOf(NoIpp.class);
  }

  private static void looked(byte[] bytes) throws IOException {
    try {
      IppPacket packet = HttpIpp.read(bytes);
      assertThat(IppStatus.of(packet).state()).isNotNull();
      IppJob.of(packet).ifPresent(job -> assertThat(job.reason()).isNotNull());
    } catch (NoIpp none) {
      assertThat(none).hasMessage("no packet");
    }
  }

  private static byte[] tail(byte[] bytes, int from) {
    return from >= bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
