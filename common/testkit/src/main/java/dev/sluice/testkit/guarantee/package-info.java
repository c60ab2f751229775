/**
 * What Sluice promises, one class a promise: given what went in and what a read_committed reader
 * got, the verdict. They say nothing about how faults are made; a test makes faults and then asks
 * for the verdicts. Each has a test with doctored records that it must refuse.
 */
@NullMarked
package dev.sluice.testkit.guarantee;

import org.jspecify.annotations.NullMarked;
