package imprint.esp.link;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The requests of telnet's COM port option (RFC 2217), numbered as there. */
enum ComPort {
  SET_BAUDRATE(1),
  SET_DATASIZE(2),
  SET_PARITY(3),
  SET_STOPSIZE(4),
  SET_CONTROL(5),
  SET_MODEMSTATE_MASK(11),
  PURGE_DATA(12);

  static final int OPTION = 44;

  /** A server's answer has the number of the request, and this more. */
  private static final int ANSWER = 100;

  /** A server's requests to stop and go on sending. */
  static final int SUSPEND = 8 + ANSWER;

  static final int RESUME = 9 + ANSWER;

  static final int NO_PARITY = 1;
  static final int ONE_STOP_BIT = 1;
  static final int NO_FLOW_CONTROL = 1;
  static final int DTR_ON = 8;
  static final int DTR_OFF = 9;
  static final int RTS_ON = 11;
  static final int RTS_OFF = 12;
  static final int PURGE_RECEIVED = 1;

  private final int number;

  ComPort(int number) {
    this.number = number;
  }

  boolean answeredBy(int answer) {
    return answer == number + ANSWER;
  }

  /** The request with a value of one byte. */
  byte[] with(int value) {
    return frame(new byte[] {(byte) value});
  }

  /** The request with a value of four bytes, the highest first. */
  byte[] withLong(int value) {
    return frame(ByteBuffer.allocate(4).putInt(value).array());
  }

  private byte[] frame(byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(Telnet.IAC);
    out.write(Telnet.SB);
    out.write(OPTION);
    out.write(number);
    out.writeBytes(Telnet.escape(value));
    out.write(Telnet.IAC);
    out.write(Telnet.SE);
    return out.toByteArray();
  }

  /** A value's number, of one to four bytes. */
  static long number(byte[] value) {
    long number = 0;
    for (byte part : value) {
      number = number << 8 | (part & 0xFF);
    }
    return number;
  }
}
