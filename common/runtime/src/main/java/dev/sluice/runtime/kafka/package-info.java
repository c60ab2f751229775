/**
 * The edges: the only place where Kafka is read and written. {@link ExactlyOnceSource} reads
 * committed records and refuses to jump over offsets or to follow a recreated topic; {@link
 * ExactlyOnceSink} commits one transaction per subtask and checkpoint, and decides from Kafka's own
 * evidence what became of a commit that was refused.
 */
@NullMarked
package dev.sluice.runtime.kafka;

import org.jspecify.annotations.NullMarked;
