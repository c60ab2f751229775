package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Spelling;
import dev.sluice.core.ledger.Provenance;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code provenance} of a sink; offsets unless it says otherwise. */
final class ProvenanceReader {
  private static final List<String> WORDS =
      Arrays.stream(Provenance.values()).map(Provenance::text).toList();

  private ProvenanceReader() {}

  static Provenance read(Section sink) {
    YamlScalar text = sink.text("provenance");
    if (text == null) {
      return Provenance.OFFSETS;
    }
    Optional<Provenance> known =
        Arrays.stream(Provenance.values()).filter(p -> p.text().equals(text.text())).findFirst();
    if (known.isEmpty()) {
      sink.findings()
          .report(
              Code.WRONG_VALUE,
              text.span(),
              sink.what()
                  + ": provenance is one of "
                  + String.join(", ", WORDS)
                  + ", not '"
                  + text.text()
                  + "'",
              Spelling.suggest(text.text(), WORDS));
    }
    return known.orElse(Provenance.OFFSETS);
  }
}
