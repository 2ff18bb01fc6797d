package imprint.label;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Inflater;

/**
 * A printer made of software: reads ZPL II as the Programming Guide has it and burns dots. It
 * shares no line with what writes ZPL. Letters and bar codes of its own it does not draw but notes,
 * since they look different on each make; QR codes it draws from their modules, which it is given,
 * and notes what they were to say.
 */
public final class ZplPrinter {
  /** A field that is not dots. */
  record Noted(String command, int x, int y, boolean reversed, String data) {}

  /** Draws the modules of a QR code as ^BQ would: text, level, mask → dark[row][column]. */
  public interface Qr {
    boolean[][] modules(String text, String level, int mask);
  }

  private final Qr qr;
  private final List<boolean[][]> printed = new ArrayList<>();
  private final List<Noted> noted = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private boolean[][] paper = new boolean[0][0];
  private int x;
  private int y;
  private boolean reversed;
  private boolean hex;
  private String font = "";
  private String barcode = "";

  public ZplPrinter(Qr qr) {
    this.qr = qr;
  }

  List<Noted> noted() {
    return noted;
  }

  public List<boolean[][]> printed() {
    return printed;
  }

  int number(String command) {
    return Objects.requireNonNull(numbers.get(command), command);
  }

  public ZplPrinter print(byte[] zpl) {
    String text = new String(zpl, StandardCharsets.US_ASCII);
    int at = 0;
    while (at < text.length()) {
      char mark = text.charAt(at);
      if (mark == '\n') {
        at++;
        continue;
      }
      if (mark != '^' && mark != '~') {
        throw new IllegalStateException("stray " + mark + " at " + at);
      }
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != '^' && text.charAt(end) != '~') {
        end++;
      }
      String command = text.substring(at + 1, end);
      obey(command.endsWith("\n") ? command.substring(0, command.length() - 1) : command);
      at = end;
    }
    return this;
  }

  private void obey(String command) {
    String name = command.startsWith("A0") ? "A0" : command.substring(0, 2);
    String rest = command.substring(name.length());
    switch (name) {
      case "XA" -> noted.clear();
      case "CI", "PW", "LL", "PQ", "PR", "SD", "BY" -> numbers.put(name, Integer.parseInt(rest));
      case "LH", "PM", "LR", "PO", "FW" -> {
        if (!List.of("LH0,0", "PMN", "LRN", "PON", "FWN").contains(command)) {
          throw new IllegalStateException(command);
        }
      }
      case "FO", "FT" -> {
        x = Integer.parseInt(rest.split(",", -1)[0]);
        y = Integer.parseInt(rest.split(",", -1)[1]);
      }
      case "FR" -> reversed = true;
      case "FH" -> hex = true;
      case "A0" -> font = command;
      case "BQ", "BC" -> barcode = command;
      case "GB" -> box(rest.split(",", -1));
      case "GF" -> graphic(rest);
      case "FD" -> data(hex ? unescaped(rest) : rest);
      case "FS" -> {
        reversed = false;
        hex = false;
        font = "";
        barcode = "";
      }
      case "XZ" -> {
        for (int i = 0; i < number("PQ"); i++) {
          printed.add(paper);
        }
        paper = new boolean[0][0];
      }
      default -> throw new IllegalStateException("unknown command " + command);
    }
    if (numbers.containsKey("PW") && numbers.containsKey("LL") && paper.length == 0) {
      paper = new boolean[numbers.get("LL")][numbers.get("PW")];
    }
  }

  private void burn(int column, int row) {
    if (row < 0 || column < 0 || row >= paper.length || column >= paper[0].length) {
      throw new IllegalStateException("off the paper: " + column + "," + row);
    }
    paper[row][column] = true;
  }

  private void box(String[] arguments) {
    int width = Integer.parseInt(arguments[0]);
    int height = Integer.parseInt(arguments[1]);
    int thick = Integer.parseInt(arguments[2]);
    for (int row = 0; row < Math.max(height, thick); row++) {
      for (int column = 0; column < Math.max(width, thick); column++) {
        int edge = Math.min(Math.min(row, height - 1 - row), Math.min(column, width - 1 - column));
        if (edge < thick) {
          burn(x + column, y + row);
        }
      }
    }
  }

  private void graphic(String rest) {
    String[] parts = rest.split(",", 5);
    int total = Integer.parseInt(parts[2]);
    int stride = Integer.parseInt(parts[3]);
    if (!parts[0].equals("A") || total > 99999 || Integer.parseInt(parts[1]) != total) {
      throw new IllegalStateException("graphic field " + rest.substring(0, 20));
    }
    byte[] bytes =
        parts[4].startsWith(":Z64:") ? z64(parts[4], total) : hexDigits(parts[4], total, stride);
    for (int i = 0; i < total; i++) {
      for (int bit = 0; bit < 8; bit++) {
        if ((bytes[i] >> (7 - bit) & 1) == 1) {
          burn(x + i % stride * 8 + bit, y + i / stride);
        }
      }
    }
  }

  private static byte[] hexDigits(String data, int total, int stride) {
    StringBuilder all = new StringBuilder();
    StringBuilder row = new StringBuilder();
    String before = "";
    int count = 0;
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c >= 'G' && c <= 'Y') {
        count += c - 'G' + 1;
      } else if (c >= 'g' && c <= 'z') {
        count += 20 * (c - 'g' + 1);
      } else if (c == ',' || c == '!') {
        row.append((c == ',' ? "0" : "F").repeat(2 * stride - row.length()));
      } else if (c == ':') {
        row.append(before);
      } else {
        if (Character.digit(c, 16) < 0) {
          throw new IllegalStateException("no digit: " + c);
        }
        row.append(String.valueOf(c).repeat(Math.max(1, count)));
        count = 0;
      }
      if (row.length() > 2 * stride) {
        throw new IllegalStateException("a row of " + row.length() + " digits");
      }
      if (row.length() == 2 * stride) {
        before = row.toString();
        all.append(before);
        row.setLength(0);
      }
    }
    if (all.length() != 2 * total) {
      throw new IllegalStateException(all.length() / 2 + " bytes instead of " + total);
    }
    return java.util.HexFormat.of().parseHex(all);
  }

  private static byte[] z64(String data, int total) {
    String[] parts = data.split(":", -1);
    int crc = 0;
    for (int i = 0; i < parts[2].length(); i++) {
      char c = parts[2].charAt(i);
      int swapped = (((crc >> 8) | (crc << 8)) & 0xFFFF) ^ c;
      swapped ^= (swapped & 0xFF) >> 4;
      swapped ^= (swapped << 12) & 0xFFFF;
      crc = swapped ^ (swapped & 0xFF) << 5;
      crc &= 0xFFFF;
    }
    if (crc != Integer.parseInt(parts[3], 16)) {
      throw new IllegalStateException("check number");
    }
    Inflater inflater = new Inflater();
    inflater.setInput(Base64.getDecoder().decode(parts[2]));
    byte[] bytes = new byte[total];
    try {
      if (inflater.inflate(bytes) != total) {
        throw new IllegalStateException("too short");
      }
    } catch (java.util.zip.DataFormatException e) {
      throw new IllegalStateException(e);
    } finally {
      inflater.end();
    }
    return bytes;
  }

  private static String unescaped(String data) {
    var bytes = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < data.length(); i++) {
      if (data.charAt(i) == '_') {
        bytes.write(Integer.parseInt(data.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(data.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void data(String data) {
    noted.add(new Noted(barcode.isEmpty() ? font : barcode, x, y, reversed, data));
    if (!barcode.startsWith("BQ")) {
      return;
    }
    String[] arguments = barcode.split(",", -1);
    int enlarged = Integer.parseInt(arguments[2]);
    String level = data.substring(0, 1);
    boolean[][] dark =
        qr.modules(data.substring(data.indexOf(',') + 1), level, Integer.parseInt(arguments[4]));
    for (int row = 0; row < dark.length * enlarged; row++) {
      for (int column = 0; column < dark.length * enlarged; column++) {
        if (dark[row / enlarged][column / enlarged]) {
          burn(x + column, y + row);
        }
      }
    }
  }
}
