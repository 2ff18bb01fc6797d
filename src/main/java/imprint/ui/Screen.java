package imprint.ui;

import java.util.Locale;

/** What the window can show, in the order of the rail. */
enum Screen {
  LINE("fth-cpu"),
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
}
