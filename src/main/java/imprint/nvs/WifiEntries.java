package imprint.nvs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What Espressif's Wi-Fi driver wants to find beside the credentials that a CSV preloads; made as
 * nvs_partition_gen 0.1.8 makes it.
 */
final class WifiEntries {
  private static final Set<String> STATION = Set.of("sta.ssid", "sta.pswd");
  private static final Set<String> ACCESS_POINT = Set.of("ap.ssid", "ap.passwd", "ap.authmode");
  private static final int PMK_AT = 100;
  private static final int PMK = 32;

  private final Map<String, String> accessPoint = new HashMap<>();
  private boolean stationDone;
  private boolean accessPointDone;

  /** Before the row that completes an access point: its pre-shared key. */
  void before(CsvRow row, NvsImage image) {
    if (!ACCESS_POINT.contains(row.key())) {
      return;
    }
    accessPoint.put(row.key(), row.value());
    if (accessPoint.size() < ACCESS_POINT.size() || accessPointDone || open()) {
      return;
    }
    accessPointDone = true;
    byte[] info = new byte[PMK_AT + PMK];
    System.arraycopy(preSharedKey(), 0, info, PMK_AT, PMK);
    image.blob("ap.pmk_info", info);
  }

  /** Behind the first row of a station: room for what the driver learns. */
  void after(CsvRow row, NvsImage image) {
    if (!STATION.contains(row.key()) || stationDone) {
      return;
    }
    stationDone = true;
    byte[] info = new byte[140];
    Arrays.fill(info, (byte) 0xFF);
    image.blob("sta.apinfo", info).blob("sta.pmk", new byte[PMK]).blob("sta.apsw", new byte[2]);
  }

  private boolean open() {
    return given("ap.authmode").equals("0")
        || given("ap.ssid").isEmpty()
        || given("ap.passwd").isEmpty();
  }

  private String given(String key) {
    return accessPoint.getOrDefault(key, "");
  }

  /** IEEE 802.11 J.4. */
  private byte[] preSharedKey() {
    char[] password = given("ap.passwd").toCharArray();
    byte[] ssid = given("ap.ssid").getBytes(StandardCharsets.UTF_8);
    PBEKeySpec spec = new PBEKeySpec(password, ssid, 4096, 8 * PMK);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA1", e);
    } finally {
      spec.clearPassword();
      Arrays.fill(password, '\0');
    }
  }
}
