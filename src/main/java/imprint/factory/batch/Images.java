package imprint.factory.batch;

import imprint.factory.StorageLayout;
import java.util.OptionalInt;

/**
 * Which images a unit gets.
 *
 * @param size of the NVS partition, bytes
 * @param nvs whether the NVS image is made
 * @param secureCert whether the esp_secure_cert image is made, where the layout has one
 * @param efuseKeyBlock where the DAC key is in an eFuse and the ECDSA peripheral uses it: key block
 *     0 … 5
 */
public record Images(
    int size,
    ImageKey key,
    boolean nvs,
    StorageLayout layout,
    boolean secureCert,
    OptionalInt efuseKeyBlock) {}
