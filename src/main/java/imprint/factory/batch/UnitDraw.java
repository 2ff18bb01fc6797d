package imprint.factory.batch;

import imprint.factory.FactoryEntry;
import imprint.matter.Discriminator;
import imprint.matter.Passcode;
import java.util.List;
import java.util.Optional;

/**
 * What is settled about a unit before it is made: all that must differ from the other units'.
 *
 * @param index from 0
 * @param uuid names its folder, and its DAC where one is made
 * @param passcode empty where the firmware makes its own
 */
record UnitDraw(
    int index,
    String uuid,
    Optional<Passcode> passcode,
    Discriminator discriminator,
    String serialNumber,
    List<FactoryEntry.Own> own) {}
