package imprint.esp.link;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The bridges by USB vendor and product id (rom-protocol 6.4). */
public final class UsbBridges {
  private static final int SAFE_RATE = 460_800;
  private static final int OTG_BLOCK = 0x800;

  private static final Map<String, Bridge> ELSEWHERE = table(Bridge.UART, false);
  private static final Map<String, Bridge> WINDOWS = table(Bridge.UART_WINDOWS, true);

  private UsbBridges() {}

  /**
   * The bridge with {@code usbId} ({@code VVVV:PPPP} in hex); an ordinary UART bridge when it is
   * not known or empty.
   *
   * @param windows the system sets the control lines one after the other
   */
  public static Bridge of(String usbId, boolean windows) {
    return (windows ? WINDOWS : ELSEWHERE)
        .getOrDefault(usbId.toUpperCase(Locale.ROOT), windows ? Bridge.UART_WINDOWS : Bridge.UART);
  }

  /** The same on this computer. */
  public static Bridge of(String usbId) {
    return of(usbId, System.getProperty("os.name", "").startsWith("Windows"));
  }

  /** The ids that are known, as {@code VVVV:PPPP} in upper-case hex. */
  public static Set<String> ids() {
    return ELSEWHERE.keySet();
  }

  private static Map<String, Bridge> table(Bridge uart, boolean windows) {
    Map<String, Bridge> table = new LinkedHashMap<>();
    Bridge jtag = uart.named("USB-Serial/JTAG").onChip(Bridge.LARGEST_BLOCK);
    table.put(
        "303A:1001", jtag.resetBy(List.of(ResetSequence.USB_JTAG), ResetSequence.RESTART_USB_JTAG));
    // the vendor, not the product, tells that a board may want the chips' own sequence
    Bridge otg =
        uart.onChip(OTG_BLOCK)
            .resetBy(
                List.of(ResetSequence.USB_JTAG, ResetSequence.CLASSIC, ResetSequence.CLASSIC_LONG),
                ResetSequence.RESTART_USB_OTG);
    table.put("303A:0002", otg.named("USB-OTG (ESP32-S2)"));
    table.put("303A:0009", otg.named("USB-OTG (ESP32-S3)"));
    table.put("303A:0012", otg.named("USB-OTG (ESP32-P4)"));
    table.put("303A:1002", uart.named("ESP USB Bridge"));
    table.put("10C4:EA60", uart.named("CP210x"));
    table.put("10C4:EA64", cp2102c(uart.named("CP2102C"), windows));
    table.put("10C4:EA70", uart.named("CP2105"));
    table.put("10C4:EA71", uart.named("CP2108"));
    table.put("1A86:7523", uart.named("CH340").upTo(SAFE_RATE));
    table.put("1A86:7522", uart.named("CH340K").upTo(SAFE_RATE));
    table.put("1A86:5523", uart.named("CH341").upTo(SAFE_RATE));
    table.put("1A86:55D3", uart.named("CH343"));
    table.put("1A86:55D4", uart.named("CH9102"));
    table.put("0403:6001", uart.named("FT232R"));
    table.put("0403:6010", uart.named("FT2232"));
    table.put("0403:6011", uart.named("FT4232"));
    table.put("0403:6014", uart.named("FT232H"));
    table.put("0403:6015", uart.named("FT-X"));
    table.put("067B:2303", uart.named("PL2303").upTo(SAFE_RATE));
    return java.util.Collections.unmodifiableMap(table);
  }

  private static Bridge cp2102c(Bridge named, boolean windows) {
    return windows
        ? named.resetBy(
            List.of(ResetSequence.CLASSIC_CP2102C, ResetSequence.CLASSIC_LONG_CP2102C),
            ResetSequence.RESTART_CP2102C_RELEASED)
        : named.resetBy(
            List.of(
                ResetSequence.TIGHT_CP2102C,
                ResetSequence.TIGHT_LONG_CP2102C,
                ResetSequence.CLASSIC_CP2102C,
                ResetSequence.CLASSIC_LONG_CP2102C),
            ResetSequence.RESTART_CP2102C);
  }
}
