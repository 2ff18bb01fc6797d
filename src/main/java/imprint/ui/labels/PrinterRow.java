package imprint.ui.labels;

import imprint.label.print.PrinterProfile;

/** A printer of the station, and how it is. */
public record PrinterRow(PrinterProfile printer, Condition condition) {}
