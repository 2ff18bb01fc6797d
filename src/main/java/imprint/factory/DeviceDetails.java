package imprint.factory;

import imprint.matter.CalendarType;
import imprint.matter.FixedLabel;
import imprint.matter.ProductColor;
import imprint.matter.ProductFinish;
import imprint.matter.SupportedMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What few products tell about themselves: the section {@code device} of a product file.
 *
 * @param locales language tags of BCP 47, most wanted first
 */
public record DeviceDetails(
    Optional<ProductFinish> finish,
    Optional<ProductColor> color,
    Set<CalendarType> calendars,
    List<String> locales,
    List<FixedLabel> fixedLabels,
    List<SupportedMode> supportedModes,
    Optional<String> productUrl) {
  /** Nothing of all that. */
  public static final DeviceDetails NONE =
      new DeviceDetails(
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty());

  public DeviceDetails {
    calendars = Set.copyOf(calendars);
    locales = List.copyOf(locales);
    fixedLabels = List.copyOf(fixedLabels);
    supportedModes = List.copyOf(supportedModes);
  }
}
