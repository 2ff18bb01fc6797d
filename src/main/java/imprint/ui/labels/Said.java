package imprint.ui.labels;

/** What stands on the screen, to be said in whichever language the window speaks. */
@FunctionalInterface
interface Said {
  Shown in(LabelWords words);
}
