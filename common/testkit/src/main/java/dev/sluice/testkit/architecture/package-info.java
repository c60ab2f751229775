/**
 * The house rules as checks over compiled classes: which room may know which, which package owns
 * which library, which part of Flink's API is used, and how classes are named. A module's test
 * applies them to what it can see; another test applies them to a house in which each rule is
 * broken.
 */
@NullMarked
package dev.sluice.testkit.architecture;

import org.jspecify.annotations.NullMarked;
