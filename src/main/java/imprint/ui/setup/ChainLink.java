package imprint.ui.setup;

import imprint.factory.DraftPlace;
import imprint.factory.DraftView;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** A link of the chain from the root to a device, as far as it is known. */
public enum ChainLink {
  /** The PAA issued the PAI. */
  ROOT,
  /** The key that is here is the PAI's, so the DACs of units will be. */
  DEVICE,
  /** The declaration speaks of the product that the DACs are for. */
  DECLARATION;

  /** The files without which nothing is known of it. */
  private Set<DraftPlace> ends() {
    return switch (this) {
      case ROOT -> Set.of(DraftPlace.PAA_CERTIFICATE, DraftPlace.PAI_CERTIFICATE);
      case DEVICE -> Set.of(DraftPlace.PAI_CERTIFICATE, DraftPlace.PAI_KEY);
      case DECLARATION -> Set.of(DraftPlace.PAI_CERTIFICATE, DraftPlace.CERTIFICATION_DECLARATION);
    };
  }

  /** The files whose errors break it. */
  private Set<DraftPlace> breaks() {
    return switch (this) {
      case ROOT -> Set.of(DraftPlace.PAA_CERTIFICATE);
      case DEVICE -> Set.of(DraftPlace.PAI_CERTIFICATE, DraftPlace.PAI_KEY);
      case DECLARATION -> Set.of(DraftPlace.CERTIFICATION_DECLARATION);
    };
  }

  /** Where all of them stand. */
  static Map<ChainLink, StepState> states(DraftView draft) {
    Map<ChainLink, StepState> states = new EnumMap<>(ChainLink.class);
    for (ChainLink link : values()) {
      states.put(link, link.state(draft));
    }
    return states;
  }

  /** Open while a file is missing or locked. */
  private StepState state(DraftView draft) {
    if (!ends().stream().allMatch(place -> there(draft, place))) {
      return StepState.OPEN;
    }
    return Suspect.of(draft).stream().anyMatch(breaks()::contains)
        ? StepState.WRONG
        : StepState.DONE;
  }

  private static boolean there(DraftView draft, DraftPlace place) {
    var file = draft.files().get(place);
    return file != null && !file.locked();
  }
}
