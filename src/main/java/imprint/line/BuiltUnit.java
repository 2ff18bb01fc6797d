package imprint.line;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Region;
import imprint.factory.UnitNvsKey;
import java.util.Optional;

/**
 * The images of a unit. Close it to wipe them and the key.
 *
 * @param data the region with its factory data
 * @param key that the data is encrypted with
 */
record BuiltUnit(FlashPlan plan, Region data, Optional<UnitNvsKey> key) implements AutoCloseable {
  @Override
  public void close() {
    plan.regions().forEach(Region::wipe);
    key.ifPresent(UnitNvsKey::close);
  }

  @Override
  public String toString() {
    return plan.regions().toString();
  }
}
