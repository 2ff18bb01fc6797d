package imprint.ui.setup;

import imprint.factory.DraftPlace;
import imprint.factory.DraftedFile;
import imprint.ui.kit.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One file, or key on a token, that a product needs, as a row of the screen. */
public final class PlaceRow {
  /** What the shape in front of the row says. */
  public enum Mark {
    EMPTY,
    /** Not needed, and not there. */
    OPTIONAL,
    LOCKED,
    /** It does not fit what else is there. */
    WRONG,
    GIVEN
  }

  /** 99991231235959Z: a certificate that does not end (RFC 5280, 4.1.2.5). */
  private static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

  private final DraftPlace place;
  private final Texts texts;
  private final ReadOnlyObjectWrapper<Mark> mark = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");

  PlaceRow(DraftPlace place, Texts texts) {
    this.place = place;
    this.texts = texts;
    show(null, false);
  }

  public DraftPlace place() {
    return place;
  }

  public String name() {
    return texts.get("setup." + place);
  }

  public ReadOnlyObjectProperty<Mark> markProperty() {
    return mark.getReadOnlyProperty();
  }

  /** The file and what it says about itself, or what would belong here. */
  public ReadOnlyStringProperty detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /**
   * @param file null where none was given
   * @param wrong whether a check has something against it
   */
  void show(@Nullable DraftedFile file, boolean wrong) {
    if (file == null) {
      mark.set(place == DraftPlace.PAA_CERTIFICATE ? Mark.OPTIONAL : Mark.EMPTY);
      detail.set(texts.get("setup." + place + ".none"));
    } else {
      mark.set(file.locked() ? Mark.LOCKED : wrong ? Mark.WRONG : Mark.GIVEN);
      detail.set(describe(file));
    }
  }

  private String describe(DraftedFile file) {
    List<String> parts = new ArrayList<>();
    parts.add(file.name());
    if (file.locked()) {
      parts.add(texts.get(file.token().isPresent() ? "setup.file.pin" : "setup.file.locked"));
    }
    file.vendorId().ifPresent(id -> parts.add(texts.get("setup.file.vendor", id)));
    if (!file.productIds().isEmpty()) {
      String ids =
          file.productIds().stream().map(Object::toString).collect(Collectors.joining(" "));
      parts.add(texts.get("setup.file.product", ids));
    }
    file.validUntil()
        .filter(moment -> moment.isBefore(NO_END))
        .map(
            moment ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(texts.locale())
                    .withZone(ZoneId.systemDefault())
                    .format(moment))
        .ifPresent(day -> parts.add(texts.get("setup.file.until", day)));
    return String.join("  ·  ", parts);
  }
}
