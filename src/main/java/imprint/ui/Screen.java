package imprint.ui;

import imprint.line.people.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the window can show, in the order of the rail, and for whom besides line leads. */
enum Screen {
  LINE("fth-cpu", Role.OPERATOR),
  LABELS("fth-tag", Role.PACKER, Role.TECHNICIAN),
  HISTORY("fth-clock", Role.OPERATOR, Role.PACKER, Role.TECHNICIAN),
  RETURNS("fth-corner-up-left", Role.TECHNICIAN),
  SETUP("fth-sliders"),
  SLOTS("fth-grid"),
  SETTINGS("fth-settings");

  private final String icon;
  private final Set<Role> roles;

  Screen(String icon, Role... roles) {
    this.icon = icon;
    this.roles = EnumSet.of(Role.LEAD, roles);
  }

  /** Its icon in the Feather pack. */
  String icon() {
    return icon;
  }

  /** Its name in the texts and for style sheets. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Those that there are for that role.
   *
   * @param role empty where nobody has to sign in: then there are all
   */
  static Set<Screen> of(Optional<Role> role) {
    return Arrays.stream(values())
        .filter(screen -> role.map(screen.roles::contains).orElse(true))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Screen.class)));
  }
}
