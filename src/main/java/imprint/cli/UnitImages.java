package imprint.cli;

import imprint.cli.FlashPlaces.Source;
import imprint.cli.FlashedRecord.Given;
import imprint.esp.rom.Identification;
import imprint.factory.CarriedIdentity;
import imprint.factory.UnitNvsKey;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Fingerprint;
import imprint.ledger.Mac;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
   * @param here among the data of this computer
   */
  private record Image(Path file, String hash, FlashedRecord here, FlashedRecord beside) {}

  /**
   * Of the files of one job. Units of the test vendors do not count: those are for any number of
   * boards on desks, and for none that is sold.
   *
   * @param movedFrom boards that are said to have their images no more
   * @throws Refusal cli.moved-from, file.unreadable
   */
  UnitImages(Surroundings with, List<String> movedFrom, List<Source> files) {
    this.with = with;
    this.movedFrom = movedFrom.stream().map(UnitImages::board).collect(Collectors.toSet());
    List<UnitNvsKey> keys = files.stream().flatMap(file -> key(file).stream()).toList();
    for (Source file : files) {
      if (CarriedIdentity.in(file.content()) && !CarriedIdentity.forTests(file.content(), keys)) {
        images.add(image(file));
      }
    }
    keys.forEach(UnitNvsKey::close);
  }

  /** Which another one may be encrypted with. */
  private static Optional<UnitNvsKey> key(Source file) {
    try {
      return Optional.of(UnitNvsKey.ofPartition(file.content(), file.file().toString()));
    } catch (Refusal somethingElse) {
      return Optional.empty();
    }
  }

  private static String board(String text) {
    return text.equals(FlashedRecord.UNKNOWN)
        ? text
        : Mac.read(text).orElseThrow(() -> Refusal.of("cli.moved-from", text)).text();
  }

  private Image image(Source file) {
    try {
      // a link is another name of the same image
      Path real = file.file().toRealPath();
      String hash = Fingerprint.sha256(file.content()).hex();
      Path beside = real.resolveSibling(real.getFileName() + ".flashed");
      Path here = with.data().resolve("flashed").resolve(hash + ".flashed");
      return new Image(file.file(), hash, new FlashedRecord(here), new FlashedRecord(beside));
    } catch (IOException e) {
      throw Refusal.unreadable(file.file(), e);
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
      for (FlashedRecord kept : List.of(image.beside(), image.here())) {
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
      Consumer<Given> check = given -> refuseOther(image, given, now.mac());
      image.here().claim(now, check);
      try {
        image.beside().claim(now, check);
      } catch (Refusal refused) {
        if (!refused.finding().code().equals(FlashedRecord.UNWRITABLE)) {
          throw refused;
        }
        // what others give out is often read-only
        FindingLines.tell(with, List.of(Finding.warning("flash.record-not-beside", image.file())));
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
