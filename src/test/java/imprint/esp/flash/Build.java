package imprint.esp.flash;

import imprint.esp.chip.Chip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder as ESP-IDF's build leaves it: one json and the files that it names. */
final class Build {
  static final String TEXT =
      """
      {
          "write_flash_args" : [ "--flash_mode", "dio",
                                 "--flash_size", "4MB",
                                 "--flash_freq", "80m" ],
          "flash_settings" : {
              "flash_mode": "dio",
              "flash_size": "4MB",
              "flash_freq": "80m"
          },
          "flash_files" : {
              "0x0" : "bootloader/bootloader.bin",
              "0x10000" : "light.bin",
              "0x8000" : "partition_table/partition-table.bin",
              "0xf000" : "ota_data_initial.bin"
          },
          "bootloader" : { "offset" : "0x0", "file" : "bootloader/bootloader.bin", "encrypted" : "true" },
          "app" : { "offset" : "0x10000", "file" : "light.bin", "encrypted" : "true" },
          "partition-table" : { "offset" : "0x8000", "file" : "partition_table/partition-table.bin", "encrypted" : "true" },
          "otadata" : { "offset" : "0xf000", "file" : "ota_data_initial.bin", "encrypted" : "false" },
          "extra_esptool_args" : {
              "after"  : "hard_reset",
              "before" : "default_reset",
              "stub"   : true,
              "chip"   : "esp32c3"
          }
      }
      """;

  private final Path folder;

  Build(Path folder, Chip chip) throws IOException {
    this.folder = folder;
    file("bootloader/bootloader.bin", image(chip.id(), 0x5000));
    file("light.bin", image(chip.id(), 0x23456));
    file("partition_table/partition-table.bin", new byte[0xC00]);
    file("ota_data_initial.bin", new byte[0x1000]);
  }

  void file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  Path json(String text) throws IOException {
    return Files.writeString(folder.resolve("flasher_args.json"), text);
  }

  /** An image for 4 MB of flash. */
  static byte[] image(int chipId, int length) {
    byte[] image = new byte[length];
    image[0] = (byte) 0xE9;
    image[1] = 4;
    image[2] = 2;
    image[3] = 0x2F;
    image[12] = (byte) chipId;
    image[13] = (byte) (chipId >> 8);
    image[23] = 1;
    return image;
  }
}
