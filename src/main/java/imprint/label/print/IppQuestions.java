package imprint.label.print;

import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.model.MediaCol;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.Types;
import imprint.label.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What one printer is asked, RFC 8011 section 4; nothing in it but the document is secret. */
final class IppQuestions {
  static final String PDF = "application/pdf";

  /** Every printer of the last twenty years speaks 1.1, also those that speak 2.x. */
  private static final int VERSION = 0x0101;

  private static final String SCALING = "none";

  private static final List<AttributeType<?>> OF_A_PRINTER =
      List.of(
          Types.printerState,
          Types.printerStateReasons,
          Types.printerStateMessage,
          Types.printerIsAcceptingJobs,
          Types.documentFormatSupported,
          Types.printScalingSupported,
          Types.mediaSupported);

  private static final List<AttributeType<?>> OF_A_JOB =
      List.of(
          Types.jobState,
          Types.jobStateReasons,
          Types.jobStateMessage,
          IppJob.PRINTER_MESSAGE,
          Types.jobMediaSheetsCompleted,
          Types.jobImpressionsCompleted);

  private final URI printer;
  private final String user;
  private int asked;

  /**
   * @param printer {@code ipp://…}
   * @param user whose the jobs are; no secret
   */
  IppQuestions(URI printer, String user) {
    this.printer = printer;
    this.user = user;
  }

  IppPacket printer() {
    return question(Operation.getPrinterAttributes)
        .putOperationAttributes(Types.requestedAttributes.of(names(OF_A_PRINTER)))
        .build();
  }

  /**
   * A job without a document: there is nothing to print in it yet.
   *
   * @param size millimetres of a page
   * @param scaled whether the printer knows how not to scale
   */
  IppPacket create(Size size, int copies, boolean scaled) {
    MediaCol media = new MediaCol();
    media.setMediaSize(new MediaCol.MediaSize(hundredths(size.width()), hundredths(size.height())));
    IppPacket.Builder create =
        question(Operation.createJob)
            .putOperationAttributes(Types.jobName.of("label"))
            .putJobAttributes(Types.mediaCol.of(media));
    if (copies > 1) {
      create.putJobAttributes(Types.copies.of(copies));
    }
    if (scaled) {
      create.putJobAttributes(Types.printScaling.of(SCALING));
    }
    return create.build();
  }

  IppPacket send(int job) {
    return ofJob(Operation.sendDocument, job)
        .putOperationAttributes(Types.documentFormat.of(PDF), Types.lastDocument.of(true))
        .build();
  }

  IppPacket job(int job) {
    return ofJob(Operation.getJobAttributes, job)
        .putOperationAttributes(Types.requestedAttributes.of(names(OF_A_JOB)))
        .build();
  }

  IppPacket cancel(int job) {
    return ofJob(Operation.cancelJob, job).build();
  }

  /** Of {@code print-scaling-supported}, with the word that leaves a page as it is. */
  static boolean leavesPages(List<String> scalings) {
    return scalings.contains(SCALING);
  }

  private IppPacket.Builder ofJob(Operation operation, int job) {
    return builder(operation)
        .putOperationAttributes(Types.jobId.of(job), Types.requestingUserName.of(user));
  }

  private IppPacket.Builder question(Operation operation) {
    return builder(operation).putOperationAttributes(Types.requestingUserName.of(user));
  }

  /** Charset, language and printer are the first three, in this order (RFC 8011, 4.1.4). */
  private IppPacket.Builder builder(Operation operation) {
    return new IppPacket.Builder(operation, VERSION, ++asked)
        .putOperationAttributes(Types.printerUri.of(printer));
  }

  private static List<String> names(List<AttributeType<?>> types) {
    List<String> names = new ArrayList<>();
    for (AttributeType<?> type : types) {
      names.add(type.getName());
    }
    return names;
  }

  private static int hundredths(double millimetres) {
    return (int) Math.rint(millimetres * 100);
  }
}
