package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.Optional;

/** Finds the cluster profile that a pipeline names, or reports at the name that there is none. */
@FunctionalInterface
interface ProfileFinder {
  Optional<SourceText> find(YamlScalar cluster, Findings findings);
}
