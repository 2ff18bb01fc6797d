package imprint.label.print;

import imprint.label.Calibration;
import imprint.label.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A printer, as a line lead set it up once.
 *
 * @param name by which people know it
 * @param dpi dots an inch, one of {@link imprint.label.Label#RESOLUTIONS}
 * @param media millimetres of the labels in it
 * @param right dots that the print is moved to the right, because its paper sits aside
 * @param down the same downwards
 * @param darkness 0 … 30; null leaves it as it is set
 * @param speed inches a second, 1 … 14; null leaves it as it is set
 * @param answers it can be asked how it is
 * @param time in which a label that was sent should be out
 */
public record PrinterProfile(
    String name,
    Way how,
    int dpi,
    Size media,
    int right,
    int down,
    @Nullable Integer darkness,
    @Nullable Integer speed,
    boolean answers,
    Duration time) {
  private static final double MM_PER_INCH = 25.4;

  /** Millimetres of its labels, such as {@code 50x25}. */
  public String mediaSize() {
    return media.toString();
  }

  /**
   * The same, printing where it should: on a calibration label the ticks of 10 mm were measured
   * that far from the edges of the paper.
   *
   * @param across millimetres from the left edge
   * @param down millimetres from the upper edge
   */
  public PrinterProfile measured(double across, double down) {
    return new PrinterProfile(
        name,
        how,
        dpi,
        media,
        right + dots(Calibration.TICK_MM - across),
        this.down + dots(Calibration.TICK_MM - down),
        darkness,
        speed,
        answers,
        time);
  }

  private int dots(double mm) {
    return (int) Math.round(mm * dpi / MM_PER_INCH);
  }

  /** The printer itself; nothing is opened yet. */
  public Printer printer(CommandRunner commands, Watch watch) {
    Patience patience = Patience.of(time);
    return switch (how) {
      case Way.Tcp(String host, int port) ->
          new DirectPrinter(this, within -> TcpWire.open(host, port, within), patience, watch);
      case Way.Device(var file) ->
          new DirectPrinter(this, within -> DeviceWire.open(file, within), patience, watch);
      case Way.Ipp address -> ipp(address, patience, watch);
      case Way.Queue(String queue) -> {
        LpPrinter lp = new LpPrinter(name, queue, commands, patience, watch);
        yield CupsServer.queue(System.getenv(CupsServer.NAME), queue)
            .<Printer>map(address -> new QueuePrinter(ipp(address, patience, watch), lp))
            .orElse(lp);
      }
    };
  }

  private IppPrinter ipp(Way.Ipp address, Patience patience, Watch watch) {
    HttpIpp exchange = new HttpIpp(address.http(), patience.connection());
    return new IppPrinter(name, address, exchange, patience, watch);
  }
}
