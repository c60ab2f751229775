/** What a dead letter says: stage, reason, coordinates; and the record headers that carry it. */
@NullMarked
package dev.sluice.core.deadletter;

import org.jspecify.annotations.NullMarked;
