package imprint.line;

import imprint.factory.Identity;
import imprint.factory.LoadedProduct;
import imprint.label.LabelContent;
import imprint.ledger.Event;

/** Proven → Labelled: drawn, read back by a decoder, and only then kept. */
record MakeLabel(Workplace workplace, LoadedProduct product) {
  void take(ReservedUnit unit) {
    Identity identity = unit.identity();
    LabelContent content =
        new LabelContent(
            product.product().productName(),
            product.product().vendorName(),
            identity.serialNumber(),
            identity.payload().qrCode(),
            identity.payload().manualCode(),
            product.test());
    LabelFiles files =
        LabelFiles.write(workplace.settings().out(), content, product.product().labelDpi());
    unit.record(new Event.Labelled());
    unit.labelled(files);
  }
}
