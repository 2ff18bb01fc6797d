package imprint.cli;

import imprint.cli.FlashedRecord.Given;
import imprint.esp.rom.Identification;
import imprint.factory.CarriedIdentity;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Mac;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sees to it that the image of a unit gets onto one board alone. Which one is written down before
 * the first byte goes there, so that no cut cable hides that a board may have it: beside the image,
 * for all who flash from that folder, and among the data of this computer, for copies of the image.
 */
final class UnitImages {
  private final Surroundings with;
  private final Set<String> movedFrom;
  private final List<Image> images = new ArrayList<>();

  /**
   * A file with the identity of a unit.
   *
   * @param hash SHA-256, 64 hex digits
   */
  private record Image(Path file, String hash, List<FlashedRecord> records) {}

  /**
   * For one job.
   *
   * @param movedFrom boards that are said to have their images no more
   * @throws Refusal cli.moved-from
   */
  UnitImages(Surroundings with, List<String> movedFrom) {
    this.with = with;
    this.movedFrom = movedFrom.stream().map(UnitImages::board).collect(Collectors.toSet());
  }

  private static String board(String text) {
    return text.equals(FlashedRecord.UNKNOWN)
        ? text
        : Mac.read(text).orElseThrow(() -> Refusal.of("cli.moved-from", text)).text();
  }

  /**
   * Takes a file if it makes a board one certain unit.
   *
   * @throws Refusal file.unreadable
   */
  void add(Path file, byte[] content) {
    if (!CarriedIdentity.in(content)) {
      return;
    }
    try {
      // a link is another name of the same image
      Path real = file.toRealPath();
      String hash = hash(content);
      Path beside = real.resolveSibling(real.getFileName() + ".flashed");
      Path here = with.data().resolve("flashed").resolve(hash + ".flashed");
      images.add(
          new Image(file, hash, List.of(new FlashedRecord(beside), new FlashedRecord(here))));
    } catch (IOException e) {
      throw new Refusal(Finding.error("file.unreadable", file, e.getClass().getSimpleName()), e);
    }
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Refuses a board if another one may have one of the images. Changes nothing.
   *
   * @throws Refusal flash.on-another-board, flash.which-board, and those of {@link
   *     FlashedRecord#last}
   */
  void check(Identification board) {
    for (Image image : images) {
      for (FlashedRecord kept : image.records()) {
        kept.last(image.hash()).ifPresent(given -> refuseOther(image, given, mac(board)));
      }
    }
  }

  /**
   * Writes down that the board gets the images.
   *
   * @throws Refusal those of {@link #check} and of {@link FlashedRecord#claim}
   */
  void claim(Identification board) {
    for (Image image : images) {
      Given now =
          new Given(
              with.clock().instant().truncatedTo(ChronoUnit.SECONDS),
              board.chip().name(),
              mac(board),
              image.hash(),
              Optional.empty());
      for (FlashedRecord kept : image.records()) {
        kept.claim(now, given -> refuseOther(image, given, now.mac()));
      }
    }
  }

  private void refuseOther(Image image, Given given, String mac) {
    if (given.to(mac) || movedFrom.contains(given.mac())) {
      return;
    }
    if (mac.equals(FlashedRecord.UNKNOWN)) {
      throw Refusal.of("flash.which-board", image.file(), given.mac(), given.at());
    }
    throw Refusal.of("flash.on-another-board", image.file(), given.mac(), given.at());
  }

  private static String mac(Identification board) {
    return board.mac().orElse(FlashedRecord.UNKNOWN);
  }
}
