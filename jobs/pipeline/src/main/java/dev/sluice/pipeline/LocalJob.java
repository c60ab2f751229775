package dev.sluice.pipeline;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmaster.JobResult;

/**
 * A job on a {@link LocalCluster}.
 *
 * @param result completes when the job has ended, one way or another
 */
record LocalJob(JobID id, CompletableFuture<JobResult> result) {}
