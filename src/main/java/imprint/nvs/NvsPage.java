package imprint.nvs;

import java.util.List;

/**
 * A page that the device takes, be it blank.
 *
 * @param number its place in the image, from 0
 * @param sequence when it was started, unsigned; the device reads pages in this order
 * @param entries those that are written and sound
 */
record NvsPage(
    int number, PageState state, int sequence, NvsVersion version, List<NvsEntry> entries) {}
