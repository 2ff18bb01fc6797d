package imprint.ui;

import imprint.line.people.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the window can show, in the order of the rail. */
enum Screen {
  LINE("fth-cpu"),
  LABELS("fth-tag"),
  HISTORY("fth-clock"),
  RETURNS("fth-corner-up-left"),
  SETUP("fth-sliders"),
  LAYOUTS("fth-layout"),
  SLOTS("fth-grid"),
  SETTINGS("fth-settings");

  private final String icon;

  Screen(String icon) {
    this.icon = icon;
  }

  /** Its icon in the Feather pack. */
  String icon() {
    return icon;
  }

  /** Its name in the texts and for style sheets. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For whom it is, besides line leads. */
  private Set<Role> roles() {
    return switch (this) {
      case LINE -> Set.of(Role.OPERATOR);
      case HISTORY -> Set.of(Role.OPERATOR, Role.PACKER, Role.TECHNICIAN);
      case LABELS -> Set.of(Role.PACKER, Role.TECHNICIAN);
      case RETURNS -> Set.of(Role.TECHNICIAN);
      case SETUP, LAYOUTS, SLOTS, SETTINGS -> Set.of();
    };
  }

  private boolean isFor(Role role) {
    return role == Role.LEAD || roles().contains(role);
  }

  /**
   * Those that there are for that role.
   *
   * @param role empty where nobody has to sign in: then there are all
   */
  static Set<Screen> of(Optional<Role> role) {
    return Arrays.stream(values())
        .filter(screen -> role.map(screen::isFor).orElse(true))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Screen.class)));
  }
}
