package dev.sluice.core.spec.file;

import dev.sluice.core.name.NodeName;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.SinkSpec;
import dev.sluice.core.spec.SourceSpec;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.core.yaml.Section;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named node with its places in the file. The spec is null where the node is too broken to be
 * one.
 */
public sealed interface NodeDraft {

  NodeName name();

  /** The name where the file defines it. */
  YamlScalar at();

  /** The keys of the node. */
  Section section();

  /**
   * @param schemaOrNull is there even if the rest of the source is broken
   */
  record SourceDraft(
      NodeName name,
      YamlScalar at,
      Section section,
      @Nullable Schema schemaOrNull,
      @Nullable SourceSpec specOrNull)
      implements NodeDraft {}

  record StepDraft(
      NodeName name,
      YamlScalar at,
      Section section,
      List<FromEntry> from,
      @Nullable StepSpec specOrNull)
      implements NodeDraft {
    public StepDraft {
      from = List.copyOf(from);
    }
  }

  record SinkDraft(
      NodeName name,
      YamlScalar at,
      Section section,
      List<FromEntry> from,
      @Nullable SinkSpec specOrNull)
      implements NodeDraft {
    public SinkDraft {
      from = List.copyOf(from);
    }
  }
}
