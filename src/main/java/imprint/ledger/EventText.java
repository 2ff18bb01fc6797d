package imprint.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event in the ledger's two columns: its type and its details as a JSON object. */
final class EventText {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
          .build();

  private static final Map<Class<?>, String> NAMES =
      types(Event.class)
          .collect(Collectors.toUnmodifiableMap(Function.identity(), EventText::name));

  private static final Map<String, Class<?>> TYPES =
      NAMES.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  /** Details of events that say no more than that they happened. */
  private static final String BARE = "{}";

  /** Of those, and of what had no details before a later version. */
  private static final Map<Class<?>, Event> MEANT_BARE =
      Map.of(
          Event.Written.class, new Event.Written(),
          Event.Labelled.class, new Event.Labelled(),
          Event.Done.class, new Event.Done(),
          Event.RestoreBegun.class, new Event.RestoreBegun(),
          Event.Booted.class, new Event.Booted(Event.Booted.RESTARTED),
          Event.Reserved.class, new Event.Reserved(""));

  /** What BUILT had before it told of the fuses; in a text the quotation marks would be escaped. */
  private record BuiltWithoutFuses(String partition) {
    private static boolean is(Class<?> known, String detail) {
      return known == Event.Built.class && !detail.contains("\"fuses\":");
    }
  }

  private EventText() {}

  /** {@code SET_ASIDE} for {@link Event.SetAside}. */
  static String type(Event event) {
    return Objects.requireNonNull(NAMES.get(event.getClass()));
  }

  static String detail(Event event) {
    try {
      boolean bare = event instanceof Event.Reserved(String order) && order.isEmpty();
      return bare ? BARE : JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // records of text and numbers
    }
  }

  /**
   * @throws IllegalArgumentException for what this program never wrote
   */
  static Event parse(String type, String detail) {
    Class<?> known = TYPES.get(type);
    if (known == null) {
      throw new IllegalArgumentException("unknown event " + type);
    }
    try {
      @Nullable Event bare = detail.equals(BARE) ? MEANT_BARE.get(known) : null;
      if (bare != null) {
        return bare;
      }
      if (BuiltWithoutFuses.is(known, detail)) {
        return new Event.Built(JSON.readValue(detail, BuiltWithoutFuses.class).partition());
      }
      if (JSON.readValue(detail, known) instanceof Event event) {
        return event;
      }
      throw new IllegalArgumentException("empty event " + type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("unreadable event " + type, e);
    }
  }

  /** A member of a JSON object of text, as it stands in the details. */
  static String field(String name, String value) {
    try {
      return '"' + name + "\":" + JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // it is a text
    }
  }

  /** The records among what a sealed interface permits, and those of its own interfaces. */
  private static Stream<Class<?>> types(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isInterface() ? types(type) : Stream.of(type));
  }

  private static String name(Class<?> event) {
    return event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }
}
