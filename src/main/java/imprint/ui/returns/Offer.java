package imprint.ui.returns;

import imprint.returns.Act;

/**
 * An act that is possible.
 *
 * @param meaning what it does to unit and label
 */
public record Offer(Act act, String name, String meaning) {}
