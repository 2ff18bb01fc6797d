package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Espressif's flasher visits every chip that can be simulated: through the ROM alone, and with its
 * own stub, whose protocol the board then speaks. All visits share one Node process.
 */
@Tag("peer")
class EsptoolJsTourTest {
  private static final int OFFSET = 0x110000;
  private static final int SIZE = 40 << 10;
  private static final int TABLE = 0xC00;
  private static final byte[] DATA = data();

  @TempDir static Path folder;

  private static final List<Visit> VISITS = visits();
  private static Map<String, Map<String, String>> found = Map.of();

  /** One board, one way to talk to it, and what the board was after it. */
  record Visit(String name, SimulatedBoard board, boolean stub, boolean compress, boolean secure) {
    Map<String, Object> job(int port, String image) {
      return Map.of(
          "name", name,
          "port", port,
          "rate", 921_600,
          "stub", stub,
          "compress", compress,
          "file", image,
          "offset", OFFSET,
          "table", List.of(FlashLayout.TABLE, TABLE));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Without its stub, esptool-js sends the ESP32 a begin of 20 bytes for plain data, which its ROM
   * refuses, and some of the others one of 16 for compressed data, which theirs refuse.
   */
  private static List<Visit> visits() {
    List<Visit> visits = new ArrayList<>();
    for (Chip chip : SimulatedBoard.chips()) {
      boolean compress = chip.equals(Chips.ESP32);
      visits.add(new Visit(chip.key() + "-rom", board(chip), false, compress, false));
      visits.add(new Visit(chip.key() + "-stub-plain", board(chip), true, false, false));
      visits.add(new Visit(chip.key() + "-stub-compressed", board(chip), true, true, false));
    }
    BoardOptions locked = BoardOptions.of(77).withSecurity(SecurityState.SECURE_DOWNLOAD);
    SimulatedBoard secure = SimulatedBoard.of(Chips.ESP32_C3, locked);
    visits.add(new Visit("esp32c3-secure", secure, false, false, true));
    return List.copyOf(visits);
  }

  private static SimulatedBoard board(Chip chip) {
    return SimulatedBoard.of(chip, BoardOptions.of(chip.id() + 1000L));
  }

  @BeforeAll
  static void visitAll() throws IOException, InterruptedException {
    EsptoolJs esptool = EsptoolJs.install();
    String image = Files.write(folder.resolve("image.bin"), DATA).toString();
    List<TcpBoard> served = new ArrayList<>();
    try {
      List<Map<String, Object>> jobs = new ArrayList<>();
      for (Visit visit : VISITS) {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        served.add(TcpBoard.raw(visit.board(), any));
        jobs.add(visit.job(served.getLast().port(), image));
      }
      found = esptool.tour(new ObjectMapper().writeValueAsString(jobs));
    } finally {
      served.forEach(TcpBoard::close);
    }
  }

  @AfterAll
  static void close() {
    VISITS.forEach(visit -> visit.board().close());
  }

  static List<Visit> all() {
    return VISITS;
  }

  @ParameterizedTest
  @MethodSource("all")
  void identifiesWritesAndVerifies(Visit visit) {
    Map<String, String> facts = found.getOrDefault(visit.name(), Map.of());
    assertThat(facts)
        .containsEntry("end", "done")
        .containsEntry("chip", visit.board().chip().name())
        .containsEntry("stub", String.valueOf(visit.stub()))
        .containsEntry("secure", String.valueOf(visit.secure()));
    assertThat(visit.board().flash(OFFSET, SIZE)).isEqualTo(DATA);
    if (!visit.secure()) {
      assertThat(facts)
          .containsEntry("mac", visit.board().mac().toString())
          .containsEntry("size", "4MB")
          .containsEntry("rate", "921600")
          .containsEntry("md5", md5(DATA));
    }
    if (visit.stub()) {
      byte[] table = visit.board().flash(FlashLayout.TABLE, TABLE);
      assertThat(facts)
          .containsEntry("read", md5(DATA))
          .containsEntry("table", md5(table))
          .containsEntry("size-again", "4MB");
    }
  }

  private static byte[] data() {
    byte[] data = new byte[SIZE];
    new Random(1).nextBytes(data);
    return data;
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
