package dev.sluice.core.spec.file;

import dev.sluice.core.spec.TestSpec;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.util.List;

/** An example of the file, with the places of the sources and sinks that it names. */
public record TestDraft(TestSpec spec, List<YamlScalar> given, List<YamlScalar> then) {
  public TestDraft {
    given = List.copyOf(given);
    then = List.copyOf(then);
  }
}
