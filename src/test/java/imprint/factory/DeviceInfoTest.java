package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.matter.CalendarType;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceInfoTest {
  /** An interrupted run is known again by it, in another process. */
  @Test
  void calendarsAlwaysHaveOneOrder() {
    DeviceInfo info =
        new DeviceInfo(
            new VendorId(0xFFF1),
            Optional.empty(),
            new ProductId(0x8000),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(CalendarType.values()),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    assertThat(info.calendars()).containsExactly(CalendarType.values());
  }
}
