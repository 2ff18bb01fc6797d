package imprint.label.print;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.MediaCol;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A printer of IPP in virtual time, which does as it is told. */
final class ScriptedIpp implements IppExchange {
  static final int JOB = 7;

  /** What is answered; null for silence until the time is over. */
  interface Reply {
    IppPacket to(IppPacket question) throws IOException;
  }

  private final Printing.Virtual watch;
  private final Map<Operation, Reply> replies = new HashMap<>();
  private final List<IppPacket> asked = new ArrayList<>();
  private byte[] page = {};

  ScriptedIpp(Printing.Virtual watch) {
    this.watch = watch;
    on(Operation.getPrinterAttributes, question -> ready());
    on(Operation.createJob, question -> job(JobState.pendingHeld));
    on(Operation.sendDocument, question -> job(JobState.processing));
    on(Operation.getJobAttributes, question -> job(JobState.completed));
    on(Operation.cancelJob, question -> ok(Status.successfulOk).build());
  }

  void on(Operation operation, Reply reply) {
    replies.put(operation, reply);
  }

  Reply reply(Operation operation) {
    return Objects.requireNonNull(replies.get(operation));
  }

  void silentOn(Operation operation) {
    on(
        operation,
        question -> {
          watch.pause(Duration.ofDays(1));
          throw new IOException("silence");
        });
  }

  @Override
  public IppPacket ask(IppPacket question, byte[] document, Duration within) throws IOException {
    asked.add(question);
    if (document.length > 0) {
      page = document;
    }
    long start = watch.nanos();
    watch.pause(Duration.ofMillis(5));
    try {
      return reply(question.getOperation()).to(question);
    } finally {
      watch.within(start, within);
    }
  }

  long count(Operation operation) {
    return asked.stream().filter(each -> each.getOperation().equals(operation)).count();
  }

  IppPacket last(Operation operation) {
    return asked.stream()
        .filter(each -> each.getOperation().equals(operation))
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  List<IppPacket> asked() {
    return asked;
  }

  byte[] page() {
    return page;
  }

  static AttributeGroup group(IppPacket packet, Tag tag) {
    return Objects.requireNonNull(packet.get(tag));
  }

  static IppPacket.Builder ok(Status status) {
    return IppPacket.response(status);
  }

  static IppPacket ready() {
    return printer(PrinterState.idle, true, "none");
  }

  static IppPacket printer(PrinterState state, boolean accepting, String... reasons) {
    return ok(Status.successfulOk)
        .putPrinterAttributes(
            Types.printerState.of(state),
            Types.printerStateReasons.of(List.of(reasons)),
            Types.printerIsAcceptingJobs.of(accepting),
            Types.documentFormatSupported.of("image/pwg-raster", IppQuestions.PDF),
            Types.printScalingSupported.of("auto", "none"))
        .build();
  }

  static IppPacket job(JobState state, String... given) {
    String[] reasons = given.length == 0 ? new String[] {"none"} : given;
    return IppPacket.jobResponse(
            Status.successfulOk, JOB, URI.create("ipp://x/jobs/7"), state, List.of(reasons))
        .build();
  }

  static IppPacket sheets(IppPacket job, int sheets) {
    IppPacket.Builder builder = ok(Status.successfulOk);
    builder.putJobAttributes(group(job, Tag.jobAttributes));
    return builder.putJobAttributes(Types.jobMediaSheetsCompleted.of(sheets)).build();
  }

  static IppPacket failed(Status status, String words) {
    return ok(status).putOperationAttributes(Types.statusMessage.of(words)).build();
  }

  static IppPacket ignoringThePage() {
    IppPacket.Builder builder = ok(Status.successfulOkIgnoredOrSubstitutedAttributes);
    builder.putUnsupportedAttributes(Types.mediaCol.of(new MediaCol()));
    return builder
        .putJobAttributes(Types.jobId.of(JOB), Types.jobState.of(JobState.pendingHeld))
        .build();
  }
}
