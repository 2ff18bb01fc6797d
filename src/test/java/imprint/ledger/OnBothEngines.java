package imprint.ledger;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every test in it runs with a file and with a server. */
@ParameterizedClass
@EnumSource(Engine.class)
abstract class OnBothEngines {
  @SuppressWarnings("NullAway.Init")
  @Parameter
  Engine engine;

  @TempDir Path folder;
  Engine.Bed bed;

  @BeforeEach
  void makeTheBed() {
    bed = engine.bed(folder);
  }

  @AfterEach
  void clearTheBed() {
    bed.close();
  }

  Ledger open() {
    return bed.open();
  }

  Ledger open(InstantSource clock) {
    return bed.open(clock);
  }
}
