package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.label.print.PrinterDraft;
import imprint.label.print.PrinterDraft.Field;
import imprint.ui.kit.Texts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A printer as it is typed, with what is wrong at which field. */
final class PrinterForm {
  private final Texts texts;
  private final Map<Field, StringProperty> fields = new EnumMap<>(Field.class);
  private final ReadOnlyObjectWrapper<Map<Field, String>> wrong =
      new ReadOnlyObjectWrapper<>(Map.of());

  private final ReadOnlyBooleanWrapper moves = new ReadOnlyBooleanWrapper(true);

  private PrinterDraft filled;
  private boolean asked;

  /**
   * @param typed something was
   */
  PrinterForm(Texts texts, Runnable typed) {
    this.texts = texts;
    for (Field field : Field.values()) {
      fields.put(field, new SimpleStringProperty(""));
    }
    field(Field.HOW).subscribe(_ -> moves.set(draft().moves()));
    fields.values().forEach(text -> text.subscribe(_ -> touched(typed)));
    filled = draft();
  }

  private void touched(Runnable typed) {
    asked = false;
    typed.run();
  }

  void fill(PrinterDraft draft) {
    fields.forEach((field, text) -> text.set(draft.texts().getOrDefault(field, "")));
    wrong.set(Map.of());
    filled = draft();
  }

  /** Whether what is typed may go: it is as it was filled, or its loss was asked about before. */
  boolean letGo() {
    boolean may = asked || draft().equals(filled);
    asked = !may;
    return may;
  }

  PrinterDraft draft() {
    return new PrinterDraft(
        fields.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> Optional.ofNullable(entry.getValue().get()).orElse(""))));
  }

  /**
   * Whether that can be kept; what is wrong with it stands at its fields.
   *
   * @param taken names of other printers
   */
  boolean fits(PrinterDraft draft, Set<String> taken) {
    Map<Field, Finding> findings = draft.findings(taken);
    wrong.set(
        findings.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> told(entry.getValue()))));
    return findings.isEmpty();
  }

  private String told(Finding finding) {
    return finding.sentence(texts.locale()) + " " + finding.nextAct(texts.locale());
  }

  StringProperty field(Field field) {
    return Objects.requireNonNull(fields.get(field));
  }

  ReadOnlyBooleanProperty movesProperty() {
    return moves.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Map<Field, String>> wrongProperty() {
    return wrong.getReadOnlyProperty();
  }
}
