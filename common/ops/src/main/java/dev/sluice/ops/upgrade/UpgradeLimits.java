package dev.sluice.ops.upgrade;

import java.time.Duration;

/**
 * How long an upgrade may take.
 *
 * @param stop until the old version has stopped with its savepoint
 * @param start until the new version has proven itself; afterwards the old one takes its place
 *     again
 */
public record UpgradeLimits(Duration stop, Duration start) {}
