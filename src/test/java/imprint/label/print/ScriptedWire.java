package imprint.label.print;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A connection in virtual time, to a printer that takes and says what a test wants. */
final class ScriptedWire implements Wire {
  /** What is said, and how long after the question; null text closes the connection. */
  record Said(@Nullable String text, Duration after) {}

  /** What the printer says to a question, counted from 1 on; null for nothing. */
  interface Answers {
    Said to(int question, int labels);
  }

  private record Coming(long at, Said said) {}

  private final Printing.Virtual watch;
  private final Answers answers;
  private final StringBuilder all = new StringBuilder();
  private final Deque<Coming> coming = new ArrayDeque<>();
  private int takes = Integer.MAX_VALUE;
  private boolean breaks;
  private int questions;
  boolean aborted;

  ScriptedWire(Printing.Virtual watch, Answers answers) {
    this.watch = watch;
    this.answers = answers;
  }

  /** From that many bytes on nothing goes any more, or the connection is gone. */
  ScriptedWire taking(int bytes, boolean thenBreaks) {
    takes = bytes;
    breaks = thenBreaks;
    return this;
  }

  int labels() {
    return (all.length() - all.toString().replace("^XZ", "").length()) / "^XZ".length();
  }

  int questions() {
    return questions;
  }

  @Override
  public int send(byte[] bytes, int from, Duration within) throws IOException {
    int room = Math.min(takes - all.length(), Math.min(1000, bytes.length - from));
    if (room <= 0) {
      if (breaks) {
        throw new IOException("reset");
      }
      watch.pause(within);
      return 0;
    }
    all.append(new String(bytes, from, room, StandardCharsets.US_ASCII));
    if (all.toString().endsWith("~HS")) {
      Said said = answers.to(++questions, labels());
      if (said != null) {
        coming.add(new Coming(watch.nanos() + said.after().toNanos(), said));
      }
    }
    return room;
  }

  @Override
  public byte[] receive(Duration within) throws IOException {
    Coming next = coming.peek();
    long end = watch.nanos() + within.toNanos();
    if (next == null || next.at() > end) {
      watch.pause(within);
      return new byte[0];
    }
    watch.pause(Duration.ofNanos(Math.max(0, next.at() - watch.nanos())));
    coming.remove();
    if (next.said().text() == null) {
      throw new EOFException();
    }
    byte[] text = HostStatusTest.bytes(next.said().text());
    // in two pieces, as networks do
    int half = text.length / 2;
    if (half > 0) {
      String rest = next.said().text().substring(half);
      coming.addFirst(new Coming(watch.nanos(), new Said(rest, Duration.ZERO)));
      return Arrays.copyOf(text, half);
    }
    return text;
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public void close() {
    // nothing is held
  }
}
