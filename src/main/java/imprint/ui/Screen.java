package imprint.ui;

/** What the window can show. */
enum Screen {
  SETUP,
  LINE
}
