package imprint.label.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The one page of a PDF, as programs see it that did not make it.
 *
 * @param width millimetres of the page
 * @param code what its QR code says
 * @param left millimetres from the page's edge to the first black
 * @param blackWidth millimetres from the first black to the last
 */
record PrintedPage(
    double width,
    double height,
    String code,
    double left,
    double top,
    double blackWidth,
    double blackHeight) {
  private static final int DPI = 600;
  private static final double MM = 25.4;

  static PrintedPage of(byte[] pdf) throws IOException, ReaderException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      if (document.getNumberOfPages() != 1) {
        throw new IOException(document.getNumberOfPages() + " pages");
      }
      var box = document.getPage(0).getMediaBox();
      var page = new PDFRenderer(document).renderImageWithDPI(0, DPI, ImageType.GRAY);
      return of(page, box.getWidth() / 72 * MM, box.getHeight() / 72 * MM);
    }
  }

  private static PrintedPage of(BufferedImage page, double width, double height)
      throws ReaderException {
    int left = page.getWidth();
    int top = page.getHeight();
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        if ((page.getRGB(x, y) & 0xFF) < 0x80) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    return new PrintedPage(
        width, height, code(page), mm(left), mm(top), mm(right - left + 1), mm(bottom - top + 1));
  }

  private static double mm(int dots) {
    return dots * MM / DPI;
  }

  private static String code(BufferedImage page) throws ReaderException {
    int width = page.getWidth();
    int height = page.getHeight();
    int[] rgb = page.getRGB(0, 0, width, height, null, 0, width);
    var luminance = new RGBLuminanceSource(width, height, rgb);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(luminance))).getText();
  }
}
