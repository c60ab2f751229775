/** The step {@code route}: each record goes to the first branch whose condition is TRUE. */
@NullMarked
package dev.sluice.runtime.step.route;

import org.jspecify.annotations.NullMarked;
