package imprint.line.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What somebody does at a station. It decides which screens there are. */
public enum Role {
  /** Makes units. */
  @JsonProperty("operator")
  OPERATOR,
  /** Prints labels, and scans them back. */
  @JsonProperty("packer")
  PACKER,
  /** Looks after units that came back. */
  @JsonProperty("technician")
  TECHNICIAN,
  /** Sets the station up. */
  @JsonProperty("lead")
  LEAD;

  /** In the file and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
