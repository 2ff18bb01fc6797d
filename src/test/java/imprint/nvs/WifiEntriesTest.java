package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WifiEntriesTest {
  private static NvsContents read(String rows) {
    NvsImage image = new NvsImage(0x3000);
    new NvsCsv(image, Path.of("target"))
        .compatible()
        .read("in.csv", "key,type,encoding,value\nnvs.net80211,namespace,,\n" + rows);
    return NvsReader.read(image.toBytes());
  }

  /** The test vector of IEEE 802.11 J.4.2. */
  @Test
  void thePreSharedKeyIsThatOfTheStandard() {
    byte[] info =
        read("ap.ssid,data,string,IEEE\nap.authmode,data,u8,3\nap.passwd,data,string,password\n")
            .blob("nvs.net80211", "ap.pmk_info")
            .orElseThrow();
    assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(info, 100, 132)))
        .isEqualTo("f42c6fc52df0ebef9ebb4b90b38a5f902e83fe1b135a70e23aed762e9710a12e");
    assertThat(Arrays.copyOf(info, 100)).containsOnly(0);
  }

  @Test
  void thePreSharedKeyComesBeforeTheRowThatCompletesIt() {
    assertThat(
            read("ap.ssid,data,string,x\nap.passwd,data,string,password\nap.authmode,data,u8,3\n")
                .items())
        .extracting(NvsItem::key)
        .containsExactly("ap.ssid", "ap.passwd", "ap.pmk_info", "ap.authmode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ap.ssid,data,string,x\nap.passwd,data,string,password\nap.authmode,data,u8,0\n",
        "ap.ssid,data,string,x\nap.passwd,data,string,\nap.authmode,data,u8,3\n",
        "ap.ssid,data,string,\nap.passwd,data,string,password\nap.authmode,data,u8,3\n",
      })
  void anOpenAccessPointHasNoKey(String rows) {
    assertThat(read(rows).items()).hasSize(3);
  }

  @Test
  void aStationGetsItsEntriesOnceBehindTheFirstRow() {
    assertThat(read("sta.pswd,data,string,y\nsta.ssid,data,string,x\n").items())
        .extracting(NvsItem::key)
        .containsExactly("sta.pswd", "sta.apinfo", "sta.pmk", "sta.apsw", "sta.ssid");
  }
}
