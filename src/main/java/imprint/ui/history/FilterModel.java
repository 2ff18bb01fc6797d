package imprint.ui.history;

import imprint.ledger.Filter;
import imprint.ledger.InHand;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which units a person wants to see. */
public final class FilterModel {
  public final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ANY);

  /** The day that counts where the period is one day. */
  public final ObjectProperty<LocalDate> day;

  public final ObjectProperty<Optional<Standing>> standing =
      new SimpleObjectProperty<>(Optional.empty());
  public final ObjectProperty<Optional<InHand.Made>> product =
      new SimpleObjectProperty<>(Optional.empty());

  private final InstantSource clock;
  private final ZoneId zone;

  FilterModel(InstantSource clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
    day = new SimpleObjectProperty<>(today());
  }

  /** Tells of every change. */
  void whenChanged(Runnable changed) {
    period.addListener((_, _, _) -> changed.run());
    day.addListener(
        (_, _, _) -> {
          if (period.get() == Period.DAY) {
            changed.run();
          }
        });
    standing.addListener((_, _, _) -> changed.run());
    product.addListener((_, _, _) -> changed.run());
  }

  void follow(FilterModel before) {
    period.set(before.period.get());
    day.set(before.day.get());
    standing.set(before.standing.get());
    product.set(before.product.get());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** What the list shows. */
  Filter units() {
    return filter(standing.get().map(Standing::states).orElse(Set.of()));
  }

  /** What adds up to figures: how units ended is what they tell. */
  Filter all() {
    return filter(Set.of());
  }

  private Filter filter(Set<imprint.ledger.State> states) {
    LocalDate named = day.get() == null ? today() : day.get();
    Period.Span span = period.get().span(today(), named, zone);
    InHand.@Nullable Made made = product.get().orElse(null);
    return new Filter(
        made == null ? null : made.ids().vendorId(),
        made == null ? null : made.ids().productId(),
        null,
        null,
        null,
        states,
        span.from(),
        span.to(),
        null,
        null,
        null);
  }
}
