package imprint.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches the frames that go to a loader, and damages those that a mishap waits for. While one
 * waits, the first bytes of a frame are held back until its opcode and length are known.
 */
final class RequestFrames {
  /** Where bytes go: the UART's receiver. */
  interface Receiver {
    void receive(byte value, long arrival);
  }

  private record Held(byte value, long arrival) {}

  private static final byte END = (byte) 0xC0;
  private static final byte ESCAPE = (byte) 0xDB;
  private static final int HEADER = 8;

  /** Bytes of a frame that tell its opcode and the length of its data. */
  private static final int TELLING = 4;

  private static final int ONE_BIT = 0x04;

  private final FaultLine faults;
  private final List<Held> held = new ArrayList<>();
  private final int[] head = new int[TELLING];
  private boolean inside;
  private boolean escaped;
  private int index;
  private int middle;
  private Optional<Mishap.OnRequest> mishap = Optional.empty();

  RequestFrames(FaultLine faults) {
    this.faults = faults;
  }

  /**
   * A byte arrives.
   *
   * @param loaderListens whether the frame that it is a part of can become a request at all
   */
  void offer(byte value, long arrival, boolean loaderListens, Receiver receiver) {
    boolean waits = faults.damagesRequests() && loaderListens;
    if (value == END && inside && index > 0) {
      release(receiver);
      pass(value, arrival, receiver);
      inside = false;
      mishap = Optional.empty();
    } else if (value == END) {
      inside = true;
      escaped = false;
      index = 0;
      held.add(new Held(value, arrival));
      if (!waits) {
        release(receiver);
      }
    } else if (!inside) {
      receiver.receive(value, arrival);
    } else {
      part(new Held(value, arrival), waits, receiver);
    }
  }

  private void part(Held part, boolean waits, Receiver receiver) {
    if (part.value() == ESCAPE && !escaped) {
      escaped = true;
      deliver(part, receiver);
      return;
    }
    int decoded = escaped ? (part.value() == (byte) 0xDC ? 0xC0 : 0xDB) : part.value() & 0xFF;
    escaped = false;
    if (index < TELLING) {
      head[index] = decoded;
    }
    boolean hit = mishap.isPresent() && index == middle;
    index++;
    if (hit) {
      damage(part, receiver);
    } else {
      deliver(part, receiver);
    }
    if (index == TELLING) {
      mishap = waits ? faults.onItsWay(head[1]) : Optional.empty();
      middle = middle(head[2] | (head[3] << 8));
      release(receiver);
    }
  }

  /** In the middle of the data, if there are any. */
  private static int middle(int length) {
    return length == 0 ? TELLING : HEADER + length / 2;
  }

  private void deliver(Held part, Receiver receiver) {
    if (held.isEmpty()) {
      pass(part.value(), part.arrival(), receiver);
    } else {
      held.add(part);
    }
  }

  private void damage(Held part, Receiver receiver) {
    switch (mishap.orElseThrow()) {
      case BYTE_DROPPED, LOST -> {}
      case BYTE_FLIPPED -> receiver.receive((byte) (part.value() ^ ONE_BIT), part.arrival());
      case BYTE_DOUBLED -> {
        receiver.receive(part.value(), part.arrival());
        receiver.receive(part.value(), part.arrival());
      }
    }
  }

  private void release(Receiver receiver) {
    List<Held> now = List.copyOf(held);
    held.clear();
    now.forEach(part -> pass(part.value(), part.arrival(), receiver));
  }

  private void pass(byte value, long arrival, Receiver receiver) {
    if (mishap.filter(Mishap.OnRequest.LOST::equals).isEmpty()) {
      receiver.receive(value, arrival);
    }
  }
}
