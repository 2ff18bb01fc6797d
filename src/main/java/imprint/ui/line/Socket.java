package imprint.ui.line;

import imprint.line.SlotPlace;

/**
 * A slot of the line.
 *
 * @param place where its board is plugged in
 */
public record Socket(SlotPlace place, Provisioner provisioner) {}
