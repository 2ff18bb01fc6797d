package imprint.cli;

import picocli.CommandLine.Command;

@Command(
    name = "nvs",
    description =
        "Makes and opens NVS partition images, in the words of Espressif's nvs_partition_gen.")
final class NvsCommand {}
