package dev.sluice.core.spec.file;

import dev.sluice.core.diagnostic.Code;
import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import org.jspecify.annotations.Nullable;

/** Names that the author gives. */
final class NameReader {
  private static final String RULE =
      "; a name is a letter, then letters, digits, '_' or '-', at most 63 in all";

  private final Findings findings;

  NameReader(Findings findings) {
    this.findings = findings;
  }

  @Nullable PipelineName pipeline(YamlScalar text) {
    if (PipelineName.isLegal(text.text())) {
      return new PipelineName(text.text());
    }
    findings.report(
        Code.ILLEGAL_NAME, text.span(), "pipeline: '" + text.text() + "' is not a name" + RULE);
    return null;
  }

  /**
   * @param what {@code source}, {@code step}, {@code sink} or {@code branch}
   */
  @Nullable NodeName node(String what, YamlScalar text) {
    if (!NodeName.isLegal(text.text())) {
      findings.report(
          Code.ILLEGAL_NAME, text.span(), what + " '" + text.text() + "' is not a name" + RULE);
      return null;
    }
    NodeName name = new NodeName(text.text());
    if (name.equals(PipelineSpec.DEAD_LETTERS)) {
      String message =
          what
              + " '"
              + name
              + "': the name is taken by the sink that writes dead letters; choose another";
      findings.report(Code.RESERVED_NAME, text.span(), message);
      return null;
    }
    return name;
  }
}
