package imprint.matter;

import imprint.finding.Refusal;

/**
 * How a commissioner finds the unit.
 *
 * @param bits 2 Bluetooth Low Energy, 4 on the IP network, 6 both
 */
public record DiscoveryCapabilities(int bits) {
  public static final DiscoveryCapabilities BLE = new DiscoveryCapabilities(2);
  public static final DiscoveryCapabilities ON_NETWORK = new DiscoveryCapabilities(4);
  public static final DiscoveryCapabilities BLE_AND_ON_NETWORK = new DiscoveryCapabilities(6);

  public DiscoveryCapabilities {
    if (bits != 2 && bits != 4 && bits != 6) {
      throw Refusal.of("matter.discovery", bits);
    }
  }
}
