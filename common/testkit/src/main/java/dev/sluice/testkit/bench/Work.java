package dev.sluice.testkit.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is measured.
 *
 * @param title one line for people
 * @param expected what has to come out of an input record, as an implementation of its own; empty
 *     if nothing
 * @param contestants in the order of the tables
 */
record Work(
    String name,
    String title,
    Feed feed,
    Function<byte[], Optional<byte[]>> expected,
    List<Contestant> contestants) {}
