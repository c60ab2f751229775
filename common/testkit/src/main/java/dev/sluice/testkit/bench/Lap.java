package dev.sluice.testkit.bench;

/**
 * What one run of a contestant cost, between 30 % and 95 % of its output.
 *
 * @param perSecond input records
 * @param cpu seconds of the contestant's process for a million input records
 * @param brokerCpu the same of the broker
 * @param bytesPerSecond of input values
 * @param residentBytes at most, of the contestant's process
 */
record Lap(
    double perSecond, double cpu, double brokerCpu, double bytesPerSecond, long residentBytes) {}
