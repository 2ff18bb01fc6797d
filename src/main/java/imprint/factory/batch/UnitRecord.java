package imprint.factory.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * What the lists of a run say of one unit. Secret as a whole: it has the passcode in it, and prints
 * nothing but the unit's name.
 *
 * @param index from 0
 * @param uuid names its folder
 * @param cells values of the run's columns, as lists write them
 * @param passcode 0 where the firmware makes its own, and with it empty verifier, qr and manual
 * @param salt base64
 * @param verifier base64
 * @param manual as people read it, in one or two lines
 * @param rdIdUid hexadecimal, or empty
 * @param dacName common name of the DAC, or empty
 * @param dacPem the DAC, or empty
 */
record UnitRecord(
    int index,
    String uuid,
    List<String> cells,
    int passcode,
    int discriminator,
    int iterations,
    String salt,
    String verifier,
    String qr,
    String manual,
    String serialNumber,
    String rdIdUid,
    String dacName,
    String dacPem) {

  void write(DataOutputStream out) throws IOException {
    out.writeInt(index);
    JournalText.write(out, uuid);
    JournalText.write(out, cells);
    out.writeInt(passcode);
    out.writeInt(discriminator);
    out.writeInt(iterations);
    for (String text :
        List.of(salt, verifier, qr, manual, serialNumber, rdIdUid, dacName, dacPem)) {
      JournalText.write(out, text);
    }
  }

  static UnitRecord read(DataInputStream in) throws IOException {
    return new UnitRecord(
        in.readInt(),
        JournalText.read(in),
        JournalText.readList(in),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        JournalText.read(in),
        JournalText.read(in),
        JournalText.read(in),
        JournalText.read(in),
        JournalText.read(in),
        JournalText.read(in),
        JournalText.read(in),
        JournalText.read(in));
  }

  @Override
  public String toString() {
    return uuid;
  }
}
