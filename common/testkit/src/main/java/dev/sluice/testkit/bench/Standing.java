package dev.sluice.testkit.bench;

import java.util.List;

/** A contestant's laps in figures, as tables, JSON and charts have them. */
record Standing(
    String name,
    boolean compared,
    Figures perSecond,
    Figures cpu,
    Figures brokerCpu,
    Figures bytesPerSecond,
    Figures residentBytes,
    List<Lap> laps) {
  static Standing of(Contestant contestant, List<Lap> laps) {
    return new Standing(
        contestant.name(),
        contestant.compared(),
        Figures.of(laps, Lap::perSecond),
        Figures.of(laps, Lap::cpu),
        Figures.of(laps, Lap::brokerCpu),
        Figures.of(laps, Lap::bytesPerSecond),
        Figures.of(laps, Lap::residentBytes),
        laps);
  }
}
