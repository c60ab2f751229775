package dev.sluice.ops.upgrade;

import dev.sluice.ops.flink.UploadedJar;
import dev.sluice.ops.job.PipelineText;
import org.jspecify.annotations.Nullable;

/** What one version of a pipeline is started with. */
public record Version(PipelineText text, UploadedJar jar, @Nullable Integer parallelismOrNull) {}
