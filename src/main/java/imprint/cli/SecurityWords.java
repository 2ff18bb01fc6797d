package imprint.cli;

import imprint.esp.rom.Security;
import java.util.ArrayList;
import java.util.List;

/** How locked down a chip is, in words for people. */
record SecurityWords(Security security) {
  /** Key purposes in the order of their numbers (rom-protocol 7.1). */
  private static final List<String> PURPOSES =
      List.of(
          "empty",
          "ECDSA",
          "flash encryption XTS-AES-256, first half",
          "flash encryption XTS-AES-256, second half",
          "flash encryption XTS-AES-128",
          "HMAC for JTAG and signatures",
          "HMAC for JTAG",
          "HMAC for signatures",
          "HMAC for programs",
          "secure boot digest 0",
          "secure boot digest 1",
          "secure boot digest 2",
          "key manager");

  String encryption() {
    if (security.encryptionWasOn()) {
      return "was on once, and is off";
    }
    if (!security.flashEncryption()) {
      return "off";
    }
    return security
        .manualEncryption()
        .map(
            still ->
                still
                    ? "on, in development mode: the loader still encrypts what it is told to"
                    : "on, in release mode: nothing is encrypted over the cable any more")
        .orElse("on; in which mode cannot be read (Secure Download Mode)");
  }

  String flashKey() {
    return security
        .flashKey()
        .map(burnt -> burnt ? "burnt" : "not burnt")
        .orElse("the chip does not tell");
  }

  String keyBlocks() {
    List<String> used = new ArrayList<>();
    List<Integer> purposes = security.keyPurposes();
    for (int block = 0; block < purposes.size(); block++) {
      int purpose = purposes.get(block);
      if (purpose != 0) {
        String word = purpose < PURPOSES.size() ? PURPOSES.get(purpose) : "purpose " + purpose;
        used.add(block + ": " + word);
      }
    }
    if (purposes.isEmpty()) {
      return "the chip does not tell";
    }
    return used.isEmpty() ? "all empty" : String.join("; ", used);
  }

  String loader() {
    return security.secureDownload()
        ? "Secure Download Mode: it only writes, and nothing can be read"
        : "whole";
  }
}
