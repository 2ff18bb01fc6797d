package imprint.label;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import imprint.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is wrong in the text of a layout.
 *
 * @param finding label.layout-syntax, label.layout-unknown, label.layout-value
 * @param path to it: names of fields, kinds of elements, places in lists from 0 on; empty where the
 *     text is no YAML
 * @param range what the value may be, where it is a number out of its range
 * @param together whether what is wrong is what is given beside it, or is not
 */
public record LayoutMistake(
    Finding finding, List<Object> path, Optional<Range> range, boolean together) {
  private static final int SHOWN = 40;

  /** Both ends are allowed. */
  public record Range(double least, double most) {}

  public LayoutMistake {
    path = List.copyOf(path);
  }

  /** Where it is as a JSON pointer, such as {@code /elements/2/text/at/left}. */
  public String pointer() {
    return path.stream().map(step -> "/" + step).collect(Collectors.joining());
  }

  /**
   * Of what reading the text threw.
   *
   * @param yaml where the line of the mistake is looked for
   * @param file as it is called
   */
  static LayoutMistake of(byte[] yaml, String file, Exception wrong) {
    return of(yaml, file, wrong, UnaryOperator.identity());
  }

  /**
   * Of what reading a part of the text threw.
   *
   * @param whole from a path in the part to that in the whole
   */
  static LayoutMistake of(
      byte[] yaml, String file, Exception wrong, UnaryOperator<List<Object>> whole) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamReadException syntax) {
        return syntax(file, line(syntax));
      }
    }
    if (!(wrong instanceof JsonMappingException mapping)) {
      return syntax(file, wrong instanceof JacksonException known ? line(known) : 1);
    }
    List<Object> path = path(mapping);
    if (wrong instanceof InvalidTypeIdException unknown) {
      path.add(String.valueOf(unknown.getTypeId()));
    }
    YamlLine.Found found = YamlLine.of(yaml, whole.apply(path));
    boolean unknown =
        wrong instanceof UnrecognizedPropertyException || wrong instanceof InvalidTypeIdException;
    return new LayoutMistake(
        Finding.error(
            unknown ? "label.layout-unknown" : "label.layout-value",
            file,
            shown(found.path()),
            Math.max(1, found.line())),
        found.path(),
        fault(mapping).flatMap(LayoutFault::range),
        fault(mapping)
            .filter(fault -> !fault.field().isEmpty() && fault.range().isEmpty())
            .isPresent());
  }

  private static LayoutMistake syntax(String file, int line) {
    return new LayoutMistake(
        Finding.error("label.layout-syntax", file, line), List.of(), Optional.empty(), false);
  }

  private static int line(JacksonException wrong) {
    JsonLocation at = wrong.getLocation();
    return at == null ? 1 : Math.max(1, at.getLineNr());
  }

  private static Optional<LayoutFault> fault(Throwable wrong) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof LayoutFault fault) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private static List<Object> path(JsonMappingException wrong) {
    List<Object> path = new ArrayList<>();
    for (JsonMappingException.Reference step : wrong.getPath()) {
      path.add(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof LayoutFault fault && !fault.field().isEmpty()) {
        path.addAll(List.of(fault.field().split("\\.")));
      }
    }
    return path;
  }

  /** Such as {@code elements[2].text.sizes}. */
  private static String shown(List<Object> path) {
    StringBuilder text = new StringBuilder();
    for (Object step : path) {
      if (step instanceof Integer place) {
        text.append('[').append(place + 1).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    int longer = text.length() - SHOWN;
    return text.isEmpty() ? "?" : longer > 0 ? "…" + text.substring(longer) : text.toString();
  }
}
