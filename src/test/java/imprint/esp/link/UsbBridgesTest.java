package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsbBridgesTest {
  @ParameterizedTest
  @CsvSource({
    "303A:1001, USB-Serial/JTAG,     usb-jtag,      restart-usb-jtag, false, 921600, 0x1800, true",
    "303A:0002, USB-OTG (ESP32-S2),  usb-jtag,      restart-usb-otg,  false, 921600, 0x800,  true",
    "303A:0009, USB-OTG (ESP32-S3),  usb-jtag,      restart-usb-otg,  false, 921600, 0x800,  true",
    "303A:0012, USB-OTG (ESP32-P4),  usb-jtag,      restart-usb-otg,  false, 921600, 0x800,  true",
    "10C4:EA60, CP210x,              tight-quick,   restart,          true,  921600, 0x1800, false",
    "10C4:EA64, CP2102C,             tight-cp2102c, restart-cp2102c,  true,  921600, 0x1800, false",
    "1A86:7523, CH340,               tight-quick,   restart,          true,  460800, 0x1800, false",
    "1a86:55d4, CH9102,              tight-quick,   restart,          true,  921600, 0x1800, false",
    "0403:6001, FT232R,              tight-quick,   restart,          true,  921600, 0x1800, false",
    "067B:2303, PL2303,              tight-quick,   restart,          true,  460800, 0x1800, false",
    "FFFF:FFFF, UART,                tight-quick,   restart,          true,  921600, 0x1800, false",
    "'',        UART,                tight-quick,   restart,          true,  921600, 0x1800, false"
  })
  void aBridgeIsKnownByItsId(
      String id,
      String name,
      String first,
      String restart,
      boolean hasRate,
      int fastest,
      String block,
      boolean ownUsb) {
    Bridge bridge = UsbBridges.of(id, false);
    assertThat(bridge.resets().getFirst().name()).isEqualTo(first);
    assertThat(bridge.restart().name()).isEqualTo(restart);
    assertThat(bridge)
        .isEqualTo(
            new Bridge(
                name,
                bridge.resets(),
                bridge.restart(),
                hasRate,
                fastest,
                Integer.decode(block),
                ownUsb,
                1));
  }

  @Test
  void windowsCannotSetBothLinesAtOnce() {
    assertThat(names(UsbBridges.of("10C4:EA60", true)))
        .containsExactly("classic-quick", "classic", "classic-long");
    assertThat(names(UsbBridges.of("10C4:EA60", false)))
        .containsExactly("tight-quick", "tight", "tight-long", "classic", "classic-long");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theChipsOwnUsbHasOneWay(boolean windows) {
    assertThat(names(UsbBridges.of("303A:1001", windows))).containsExactly("usb-jtag");
  }

  @Test
  void idsAreWrittenInOneForm() {
    assertThat(UsbBridges.ids()).isNotEmpty().allMatch(id -> id.matches("[0-9A-F]{4}:[0-9A-F]{4}"));
  }

  private static List<String> names(Bridge bridge) {
    return bridge.resets().stream().map(ResetSequence::name).toList();
  }
}
