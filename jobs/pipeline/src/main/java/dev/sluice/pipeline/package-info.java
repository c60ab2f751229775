/**
 * What Flink starts: {@link PipelineJob} is the main class of the job jar, {@link LocalRunner} runs
 * the same on a mini cluster in one JVM.
 */
@NullMarked
package dev.sluice.pipeline;

import org.jspecify.annotations.NullMarked;
