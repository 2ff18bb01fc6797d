package imprint.line.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person as the file has them: with a PIN, a badge, or both.
 *
 * @param pin null where there is none
 * @param badge null where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Member(String name, Role role, @Nullable Lock pin, @Nullable Badge badge) {
  Member {
    name = new Person(name, Objects.requireNonNull(role)).name();
    if (pin == null && badge == null) {
      throw new IllegalArgumentException("nothing to sign in with");
    }
  }

  @JsonIgnore
  Person person() {
    return new Person(name, role);
  }

  @JsonIgnore
  Listed listed() {
    return new Listed(person(), pin != null, badge != null);
  }

  Member with(Role other) {
    return new Member(name, other, pin, badge);
  }

  Member with(Lock other) {
    return new Member(name, role, other, badge);
  }

  Member with(Badge other) {
    return new Member(name, role, pin, other);
  }
}
