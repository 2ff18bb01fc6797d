package imprint.line.packing;

import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.label.Rendering;
import imprint.label.print.PrintJob;
import imprint.label.print.PrinterProfile;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How labels are to be printed.
 *
 * @param maker of the layout, at the dots of the printer
 * @param layout its name, by which the ledger knows one label of a unit from another
 * @param copies of each label, 1 … 9999
 * @param reason why they are printed again, in a person's words; blank where they are the first
 * @param more what the layout may ask for beside the units' records, as {@link
 *     imprint.label.LabelContent#more}
 */
public record PrintOrder(
    PrinterProfile profile,
    LabelMaker maker,
    String layout,
    int copies,
    String reason,
    Map<String, String> more) {
  public PrintOrder {
    reason = reason.strip();
    more = Map.copyOf(more);
  }

  /**
   * Labels of a layout on a printer.
   *
   * @param layoutNameOrFile as {@link Layout#named}
   * @throws Refusal what {@link Layout#named} refuses
   */
  public static PrintOrder of(
      PrinterProfile profile,
      String layoutNameOrFile,
      int copies,
      String reason,
      Map<String, String> more) {
    Layout layout = Layout.named(layoutNameOrFile);
    LabelMaker maker = new LabelMaker(layout, profile.dpi());
    return new PrintOrder(profile, maker, layout.name(), copies, reason, more);
  }

  /** How many units' labels go at once: those that a sheet has room for. */
  public int unitsAtOnce() {
    return Math.max(1, maker.labelsOnPage() / copies);
  }

  /**
   * These labels, {@link #unitsAtOnce} at most, as the one thing that goes to the printer.
   *
   * @throws Refusal line.label-sheet, and what {@link PrintJob} refuses
   */
  public PrintJob job(List<Label> labels) {
    if (maker.labelsOnPage() == 1) {
      return new PrintJob(profile, labels.getFirst().rendering(), copies);
    }
    if (copies > maker.labelsOnPage()) {
      throw Refusal.of("line.label-sheet", maker.labelsOnPage());
    }
    List<Label> all =
        labels.stream().flatMap(label -> Collections.nCopies(copies, label).stream()).toList();
    Rendering page = maker.pages(all).getFirst();
    return new PrintJob(profile, page, 1);
  }
}
