package imprint.ui.setup;

import imprint.factory.CapacityReport;
import imprint.finding.Finding;
import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Where the board is plugged in, and what partitions it or its build has. */
public final class BoardModel {
  /** What a person types or chooses; empty while they have not. */
  public final StringProperty port = new SimpleStringProperty("");

  private final Background background;
  private final Workstation workstation;
  private final Runnable changed;
  private final ReadOnlyObjectWrapper<List<PortChoice>> ports =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<PartitionChoice>> partitions =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private Optional<Finding> refused = Optional.empty();
  private Optional<Finding> noted = Optional.empty();
  private boolean built;

  BoardModel(Background background, Workstation workstation, Runnable changed) {
    this.background = background;
    this.workstation = workstation;
    this.changed = changed;
    port.addListener(
        (_, _, _) -> {
          if (!built) {
            // another port, another board: what the last one had says nothing
            partitions.set(List.of());
          }
          refused = Optional.empty();
          if (!reading.get()) {
            noted = Optional.empty();
          }
          changed.run();
        });
  }

  /** The chips that boards can have. */
  public List<String> chips() {
    return workstation.chips();
  }

  /** Looks for ports again. */
  public void findPorts() {
    background.run(workstation::ports, ports::set, this::refuse);
  }

  /** Reads the partition table of the board on the chosen port. */
  public void readPartitions() {
    String asked = chosenPort();
    if (asked.isEmpty() || reading.get()) {
      return;
    }
    reading.set(true);
    refused = Optional.empty();
    noted = Optional.empty();
    changed.run();
    background.run(
        () -> workstation.partitions(asked, note -> background.show(() -> note(note))),
        found -> {
          reading.set(false);
          noted = noted.filter(note -> !note.code().equals("boot.encrypting"));
          if (asked.equals(chosenPort())) {
            show(found, false);
          }
          changed.run();
        },
        cause -> {
          reading.set(false);
          refuse(cause);
        });
  }

  /** The board must not be unplugged, whatever was read of it. */
  private void note(Finding finding) {
    noted = Optional.of(finding);
    changed.run();
  }

  /** Reads the partition table of a firmware's build. */
  public void readBuild(Path file) {
    refused = Optional.empty();
    background.run(
        () -> workstation.partitions(file),
        found -> {
          show(found, true);
          changed.run();
        },
        this::refuse);
  }

  private void show(List<PartitionChoice> found, boolean ofBuild) {
    built = ofBuild;
    partitions.set(found);
  }

  /** Whether {@link #partitionsProperty} is of a build, and of no board. */
  boolean built() {
    return built;
  }

  private void refuse(Exception cause) {
    refused = Optional.of(Problem.finding(cause));
    changed.run();
  }

  /** The port, empty while there is none. */
  public String chosenPort() {
    String text = port.get();
    return text == null ? "" : text.strip();
  }

  /** What is wrong with the port, or with this partition on its board, and what to know of it. */
  List<Finding> wrong(String partition) {
    return Stream.concat(noted.stream(), faults(partition).stream()).toList();
  }

  private List<Finding> faults(String partition) {
    if (refused.isPresent()) {
      return List.of(refused.get());
    }
    if (partitions.get().isEmpty() || partition.isBlank()) {
      return List.of();
    }
    Optional<PartitionChoice> found = found(partition);
    if (found.isEmpty()) {
      String all =
          partitions.get().stream().map(PartitionChoice::label).collect(Collectors.joining(", "));
      return List.of(Finding.error("flash.label-absent", partition.strip(), all));
    }
    return found
        .filter(choice -> !choice.suitable())
        .map(choice -> Finding.error("flash.not-nvs", choice.label(), choice.kind()))
        .stream()
        .toList();
  }

  /** The partition of that name; empty where the board was not read or has none. */
  public Optional<PartitionChoice> found(String partition) {
    return partitions.get().stream()
        .filter(choice -> choice.label().equals(partition.strip()))
        .findFirst();
  }

  /** How large it is, in bytes; the usual size where the board does not tell. */
  int size(String partition) {
    return found(partition).map(PartitionChoice::size).orElse(CapacityReport.USUAL_SIZE);
  }

  public ReadOnlyObjectProperty<List<PortChoice>> portsProperty() {
    return ports.getReadOnlyProperty();
  }

  /** What the board or the build has; empty before one was read. */
  public ReadOnlyObjectProperty<List<PartitionChoice>> partitionsProperty() {
    return partitions.getReadOnlyProperty();
  }

  /** Whether the board is being asked. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }
}
