package dev.sluice.core.check;

import dev.sluice.core.diagnostic.Findings;
import dev.sluice.core.diagnostic.SourceText;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.CheckedPipeline;
import dev.sluice.core.spec.ClusterProfile;
import dev.sluice.core.spec.NodeRef;
import dev.sluice.core.spec.PipelineSpec;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.core.spec.cluster.ClusterReader;
import dev.sluice.core.spec.file.PipelineDraft;
import dev.sluice.core.spec.file.SpecReader;
import dev.sluice.core.yaml.YamlNode.YamlScalar;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From the pipeline file to a pipeline that holds together, or to everything that is wrong with it.
 */
public final class PipelineReader {
  private static final List<Check> CHECKS =
      List.of(
          new NameClashes(),
          new KnownInputs(),
          new Cycles(),
          new UnusedNodes(),
          new Topics(),
          new EventTimes(),
          new TransactionTimeout(),
          new TestNames());

  private PipelineReader() {}

  /** Reads both texts. */
  public static PipelineReading read(SourceText pipelineFile, SourceText clusterProfile) {
    return read(new Findings(pipelineFile), (cluster, findings) -> Optional.of(clusterProfile));
  }

  /** Reads a file and its profile, {@code <folder of the file>/../clusters/<kafka>.yaml}. */
  public static PipelineReading readFile(Path pipelineFile) {
    Findings findings = new Findings(new SourceText(pipelineFile.toString(), ""));
    Path folder = pipelineFile.resolveSibling(Path.of("..", "clusters")).normalize();
    return SourceFile.read(pipelineFile, findings)
        .map(text -> read(new Findings(text), new ProfileFolder(folder)))
        .orElseGet(() -> new PipelineReading(null, findings.sorted(), findings.sources()));
  }

  private static PipelineReading read(Findings findings, ProfileFinder profiles) {
    PipelineDraft draft = new SpecReader(findings).read().orElse(null);
    if (draft == null) {
      return new PipelineReading(null, findings.sorted(), findings.sources());
    }
    PipelineGraph graph = new PipelineGraph(draft);
    CHECKS.forEach(check -> check.check(graph, findings));
    Map<NodeRef, Schema> schemas = new SchemaFlow(graph, findings).schemas();
    new SinkFields(schemas).check(graph, findings);
    ClusterProfile cluster = cluster(draft.clusterOrNull(), profiles, findings);
    if (findings.hasErrors() || cluster == null) {
      return new PipelineReading(null, findings.sorted(), findings.sources());
    }
    PipelineSpec spec = draft.toSpec();
    List<StepSpec> order =
        graph.order().stream().map(step -> spec.steps().get(step.name())).toList();
    CheckedPipeline pipeline = new CheckedPipeline(spec, cluster, schemas, order);
    return new PipelineReading(pipeline, findings.sorted(), findings.sources());
  }

  private static @Nullable ClusterProfile cluster(
      @Nullable YamlScalar name, ProfileFinder profiles, Findings findings) {
    if (name == null) {
      return null;
    }
    return profiles
        .find(name, findings)
        .flatMap(text -> new ClusterReader(findings.in(text)).read(name.text()))
        .orElse(null);
  }
}
