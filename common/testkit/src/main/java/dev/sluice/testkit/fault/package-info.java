/**
 * Ways in which things go wrong, each made for real on processes, wires, disks and the brokers' own
 * commands, and healed again. A seed replays the choices; the moment is chosen by whoever inflicts
 * them. They know nothing of what a pipeline promises.
 */
@NullMarked
package dev.sluice.testkit.fault;

import org.jspecify.annotations.NullMarked;
