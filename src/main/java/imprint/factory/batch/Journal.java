package imprint.factory.batch;

import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Which units a run has made: a header, then a record a unit, in order. Each is its length, its
 * CRC-32, its bytes. What a power cut left half written at the end counts for nothing.
 */
final class Journal implements AutoCloseable {
  private static final int LARGEST = 64 << 20;

  private final FileChannel file;
  private final RunHeader header;
  private int units;

  private Journal(FileChannel file, RunHeader header, int units) {
    this.file = file;
    this.header = header;
    this.units = units;
  }

  /** Starts one, which is there with its header or not at all; it lasts when this returns. */
  static Journal create(Path path, RunHeader header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    header.write(new DataOutputStream(bytes));
    byte[] first = framed(List.of(bytes.toByteArray()));
    PrivateFile.write(path, first);
    FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
    file.position(first.length);
    return new Journal(file, header, 0);
  }

  /**
   * Goes on with one.
   *
   * @param units told every unit that it has
   * @throws Refusal factory.journal-damaged where not even its header can be read
   */
  static Journal open(Path path, Consumer<UnitRecord> units) throws IOException {
    long[] end = {0};
    int[] count = {0};
    RunHeader header =
        read(
            path,
            unit -> {
              units.accept(unit);
              count[0]++;
            },
            end);
    FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
    file.truncate(end[0]);
    file.position(end[0]);
    return new Journal(file, header, count[0]);
  }

  /** Tells every unit, in order. */
  static RunHeader read(Path path, Consumer<UnitRecord> units) throws IOException {
    return read(path, units, new long[1]);
  }

  private static RunHeader read(Path path, Consumer<UnitRecord> units, long[] end)
      throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16))) {
      RunHeader header = RunHeader.read(record(in, end));
      while (true) {
        DataInputStream record;
        try {
          record = record(in, end);
        } catch (EOFException last) {
          return header;
        }
        units.accept(UnitRecord.read(record));
      }
    } catch (EOFException | DateTimeException | IllegalArgumentException unreadable) {
      throw Refusal.of("factory.journal-damaged", path);
    }
  }

  /** The next record; the end of the file where it is not whole. */
  private static DataInputStream record(DataInputStream in, long[] end) throws IOException {
    int length = in.readInt();
    int sum = in.readInt();
    if (length < 0 || length > LARGEST) {
      throw new EOFException();
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length || crc(bytes) != sum) {
      throw new EOFException();
    }
    end[0] += 2 * Integer.BYTES + length;
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  RunHeader header() {
    return header;
  }

  /** Units that it has. */
  int units() {
    return units;
  }

  /** Adds units; they last when this returns. */
  void add(List<UnitRecord> added) throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (UnitRecord unit : added) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
      unit.write(new DataOutputStream(bytes));
      records.add(bytes.toByteArray());
    }
    append(records);
    units += added.size();
  }

  private void append(List<byte[]> records) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(framed(records));
    while (all.hasRemaining()) {
      file.write(all);
    }
    file.force(true);
  }

  private static byte[] framed(List<byte[]> records) {
    int size = records.stream().mapToInt(record -> 2 * Integer.BYTES + record.length).sum();
    ByteBuffer all = ByteBuffer.allocate(size);
    records.forEach(record -> all.putInt(record.length).putInt(crc(record)).put(record));
    return all.array();
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
