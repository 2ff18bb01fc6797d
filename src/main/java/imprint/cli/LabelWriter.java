package imprint.cli;

import imprint.finding.Refusal;
import imprint.label.PdfBook;
import imprint.label.Rendering;
import imprint.label.ZplOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Pages of labels as the file that its name asks for. */
enum LabelWriter {
  PNG(false) {
    @Override
    byte[] bytes(List<Rendering> pages, ZplOptions options) {
      return pages.getFirst().png();
    }
  },
  SVG(false) {
    @Override
    byte[] bytes(List<Rendering> pages, ZplOptions options) {
      return pages.getFirst().svg();
    }
  },
  PDF(true) {
    @Override
    byte[] bytes(List<Rendering> pages, ZplOptions options) throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (PdfBook book = new PdfBook(bytes)) {
        for (Rendering page : pages) {
          book.add(page);
        }
      }
      return bytes.toByteArray();
    }
  },
  ZPL(true) {
    @Override
    byte[] bytes(List<Rendering> pages, ZplOptions options) {
      var bytes = new ByteArrayOutputStream();
      for (Rendering page : pages) {
        bytes.writeBytes(page.zpl(options));
      }
      return bytes.toByteArray();
    }
  };

  private final boolean many;

  LabelWriter(boolean many) {
    this.many = many;
  }

  /**
   * By the end of the file's name.
   *
   * @throws Refusal cli.label-kind
   */
  static LabelWriter of(Path file) {
    String name = file.toString().toUpperCase(Locale.ROOT);
    for (LabelWriter writer : values()) {
      if (name.endsWith("." + writer)) {
        return writer;
      }
    }
    throw Refusal.of("cli.label-kind", file);
  }

  /**
   * @throws Refusal cli.label-pages where a picture cannot hold them all
   */
  byte[] of(List<Rendering> pages, ZplOptions options) throws IOException {
    if (pages.size() > 1 && !many) {
      throw Refusal.of("cli.label-pages", pages.size(), this);
    }
    return bytes(pages, options);
  }

  abstract byte[] bytes(List<Rendering> pages, ZplOptions options) throws IOException;
}
