package dev.sluice.core.ledger.law;

import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.CharterNode;
import dev.sluice.core.ledger.CharterNode.Kind;
import dev.sluice.core.ledger.Provenance;
import java.util.List;

/** {@code in -> out}: the smallest pipeline that has books. */
final class CopyPipeline {
  static final Charter CHARTER =
      Charter.of(
          "copy",
          List.of(
              new CharterNode("in", Kind.SOURCE, List.of(), "", Provenance.OFFSETS),
              new CharterNode("out", Kind.SINK, List.of("in"), "output", Provenance.OFFSETS)));

  private CopyPipeline() {}
}
