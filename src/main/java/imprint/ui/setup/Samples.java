package imprint.ui.setup;

import imprint.factory.CapacityReport;
import imprint.factory.DraftField;
import imprint.factory.DraftFields;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.line.DryRun;
import imprint.ui.kit.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What units of the draft would be like: serial numbers, a label, and images without a board. */
public final class Samples {
  private final Background background;
  private final Workstation workstation;
  private final Runnable changed;
  private final Consumer<Exception> refused;
  private final ReadOnlyObjectWrapper<List<String>> serialNumbers =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<byte[]>> label =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<DryRun>> dryRun =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private DraftFields shown = DraftFields.EMPTY;
  private Optional<Finding> noSerialNumber = Optional.empty();
  private Optional<Finding> noLabel = Optional.empty();

  Samples(
      Background background,
      Workstation workstation,
      Runnable changed,
      Consumer<Exception> refused) {
    this.background = background;
    this.workstation = workstation;
    this.changed = changed;
    this.refused = refused;
  }

  private record Made(
      DraftFields fields,
      List<String> serialNumbers,
      Optional<Finding> noSerialNumber,
      Optional<byte[]> label,
      Optional<Finding> noLabel) {}

  /** Makes them anew; what was typed meanwhile makes them once more. */
  void of(DraftFields fields) {
    shown = fields;
    dryRun.set(Optional.empty());
    background.run(() -> make(fields), this::show, _ -> {});
  }

  private Made make(DraftFields fields) {
    if (!fields.equals(shown)) {
      // somebody types on: the last of these makes them
      return new Made(fields, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
    List<String> numbers = List.of();
    Optional<Finding> noNumber = Optional.empty();
    try {
      numbers = workstation.serialNumbers(fields.get(DraftField.SERIAL_NUMBER).strip());
    } catch (Refusal refusal) {
      // what is wrong with the pattern itself, the draft says
      noNumber = Optional.of(refusal.finding()).filter(f -> f.code().equals("serial.station"));
    }
    try {
      return new Made(
          fields, numbers, noNumber, Optional.of(workstation.label(fields)), Optional.empty());
    } catch (Refusal refusal) {
      Optional<Finding> of =
          Optional.of(refusal.finding()).filter(f -> f.code().startsWith("label."));
      return new Made(fields, numbers, noNumber, Optional.empty(), of);
    } catch (NumberFormatException notYet) {
      return new Made(fields, numbers, noNumber, Optional.empty(), Optional.empty());
    }
  }

  private void show(Made made) {
    if (made.fields().equals(shown)) {
      serialNumbers.set(made.serialNumbers());
      label.set(made.label());
      noSerialNumber = made.noSerialNumber();
      noLabel = made.noLabel();
      changed.run();
    }
  }

  /**
   * Makes a unit's images without a board.
   *
   * @param password is wiped
   */
  void dryRun(Path product, char @Nullable [] password, int size) {
    background.run(
        () -> {
          try {
            return workstation.dryRun(product, password, size);
          } finally {
            KeyPassword.wipe(password);
          }
        },
        run -> {
          dryRun.set(Optional.of(run));
          changed.run();
        },
        refused);
  }

  /** What they say against the draft. */
  List<Finding> wrong() {
    List<Finding> wrong = new ArrayList<>();
    noSerialNumber.ifPresent(wrong::add);
    noLabel.ifPresent(wrong::add);
    dryRun
        .get()
        .map(DryRun::capacity)
        .filter(capacity -> !capacity.fits())
        .map(CapacityReport::finding)
        .ifPresent(wrong::add);
    return wrong;
  }

  /** Five of them; empty where the pattern is none. */
  public ReadOnlyObjectProperty<List<String>> serialNumbersProperty() {
    return serialNumbers.getReadOnlyProperty();
  }

  /** A PNG of the printer's own dots; empty where there can be none. */
  public ReadOnlyObjectProperty<Optional<byte[]>> labelProperty() {
    return label.getReadOnlyProperty();
  }

  /** Of the draft as it is; empty where nobody asked for one. */
  public ReadOnlyObjectProperty<Optional<DryRun>> dryRunProperty() {
    return dryRun.getReadOnlyProperty();
  }
}
