package imprint.factory.batch;

import imprint.factory.SerialPattern;
import imprint.factory.StationCode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;

/** Makes serial numbers for units that are not given one. */
public interface SerialSource {
  /**
   * A serial number of 1 … 32 bytes.
   *
   * @param number how many units there were before, in this folder
   */
  String next(long number);

  /** By what an interrupted run knows that it goes on with the same. */
  String rule();

  /** By a pattern; its counter counts the units of the folder, from 1. */
  static SerialSource pattern(
      SerialPattern pattern, StationCode station, SecureRandom random, Clock clock) {
    return new SerialSource() {
      @Override
      public String next(long number) {
        return pattern.make(_ -> number + 1, LocalDate.now(clock), station, random);
      }

      @Override
      public String rule() {
        return pattern.text() + " " + station.code();
      }
    };
  }

  /** 16 random bytes in hexadecimal, as esp-matter-mfg-tool makes them. */
  static SerialSource random(SecureRandom random) {
    return new SerialSource() {
      @Override
      public String next(long number) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
      }

      @Override
      public String rule() {
        return "random";
      }
    };
  }
}
