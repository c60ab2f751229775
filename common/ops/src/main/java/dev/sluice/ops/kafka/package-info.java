/**
 * What a Kafka cluster has and allows, asked through the admin client; the only package here that
 * knows that client.
 */
@NullMarked
package dev.sluice.ops.kafka;

import org.jspecify.annotations.NullMarked;
