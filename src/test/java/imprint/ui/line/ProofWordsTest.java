package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.flash.Proof;
import imprint.ui.kit.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofWordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void everyGradeHasWordsAndShowsNoHash(String language) {
    Texts texts = new Texts(Locale.forLanguageTag(language));
    for (Proof.Grade grade : Proof.Grade.values()) {
      String words = ProofWords.of(new Proof(grade, "d41d8cd98f00b204").toString(), texts);
      assertThat(words).doesNotContain("md5", "d41d", grade.word());
    }
  }

  @Test
  void ofSeveralPartitionsTheWeakestCounts() {
    Texts texts = new Texts(Locale.ENGLISH);
    assertThat(
            ProofWords.of(
                "fctry read-back-equal md5:00; nvs_keys ciphertext-plausible md5:11", texts))
        .isEqualTo(texts.get("proof.ciphertext-plausible"));
  }
}
