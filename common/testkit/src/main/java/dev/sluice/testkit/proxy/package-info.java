/**
 * A proxy between Kafka clients and one broker that knows where a request begins and which one it
 * is, so that exactly the end of a transaction can be held, lost, doubled or cut. Everything else
 * passes as bytes.
 */
@NullMarked
package dev.sluice.testkit.proxy;

import org.jspecify.annotations.NullMarked;
