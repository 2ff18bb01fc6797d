package imprint.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Holds other lines' records against the ledger and against each other; records nothing. */
final class Admissions {
  private final Units units;
  private final Handle handle;
  private final Map<Value, Foreign> accepted = new HashMap<>();

  Admissions(Units units, Handle handle) {
    this.units = units;
    this.handle = handle;
  }

  /** What no two rows of a file may share. */
  private record Value(Admission.Part part, List<Object> of) {
    Value(Admission.Part part, Object... of) {
      this(part, List.of(of));
    }
  }

  /** In the order of the records. */
  List<Admission> of(List<Foreign.Complete> records) {
    List<Admission> judged = new ArrayList<>();
    for (Foreign.Complete record : records) {
      judged.add(judge(record));
    }
    return List.copyOf(judged);
  }

  private Admission judge(Foreign.Complete complete) {
    Foreign record = complete.record();
    Claim claim = complete.claim();
    Optional<Unit> namesake = units.bySerialNumber(handle, claim.serialNumber());
    if (namesake.isPresent()) {
      return ofNamesake(complete, namesake.get());
    }
    Optional<ReserveResult.Clash> clash = Units.clash(handle, claim);
    if (clash.isPresent()) {
      return new Admission.Clash(
          record,
          Admission.Part.valueOf(clash.get().field().name()),
          units.bySerialNumber(handle, clash.get().serialNumberOfOther()).orElseThrow());
    }
    boolean live = record.told().state().live();
    Optional<Unit> holder = live ? units.carriedBy(handle, claim.board().mac()) : Optional.empty();
    if (holder.isPresent()) {
      return new Admission.Clash(record, Admission.Part.MAC, holder.get());
    }
    List<Value> values = values(claim, live);
    for (Value value : values) {
      @Nullable Foreign earlier = accepted.get(value);
      if (earlier != null) {
        return new Admission.Twice(record, value.part(), earlier);
      }
    }
    values.forEach(value -> accepted.put(value, record));
    return new Admission.New(record);
  }

  private static List<Value> values(Claim claim, boolean live) {
    List<Value> values = new ArrayList<>();
    Claim.Product product = claim.product();
    Claim.Dac dac = claim.dac();
    values.add(new Value(Admission.Part.SERIAL_NUMBER, claim.serialNumber()));
    values.add(new Value(Admission.Part.DAC_KEY, dac.publicKey()));
    values.add(new Value(Admission.Part.DAC_CERTIFICATE, dac.issuer(), dac.certificateSerial()));
    values.add(
        new Value(
            Admission.Part.PASSCODE, product.vendorId(), product.productId(), claim.passcode()));
    if (live) {
      values.add(new Value(Admission.Part.MAC, claim.board().mac()));
    }
    return values;
  }

  private static Admission ofNamesake(Foreign.Complete complete, Unit unit) {
    Foreign record = complete.record();
    if (!sameIdentity(complete, unit.claim())) {
      return new Admission.Clash(record, Admission.Part.SERIAL_NUMBER, unit);
    }
    Event.Imported origin = unit.origin();
    boolean toldBefore = origin != null && origin.told().says(record.told());
    return toldBefore || unit.state() == record.told().state()
        ? new Admission.Known(record, unit)
        : new Admission.Clash(record, Admission.Part.STATE, unit);
  }

  /** In all that the record tells. */
  private static boolean sameIdentity(Foreign.Complete complete, Claim ours) {
    Claim theirs = complete.claim();
    Foreign told = complete.record();
    return theirs.product().vendorId() == ours.product().vendorId()
        && theirs.product().productId() == ours.product().productId()
        && theirs.board().mac().equals(ours.board().mac())
        && (told.dacKey() == null || theirs.dac().publicKey().equals(ours.dac().publicKey()))
        && (told.dacIssuer() == null || theirs.dac().issuer().equals(ours.dac().issuer()))
        && (told.dacSerial() == null
            || theirs.dac().certificateSerial().equals(ours.dac().certificateSerial()))
        && (told.passcode() == null || theirs.passcode().equals(ours.passcode()))
        && (told.discriminator() == null || theirs.discriminator() == ours.discriminator());
  }
}
