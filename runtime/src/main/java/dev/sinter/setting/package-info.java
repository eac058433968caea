/**
 * The system properties that decide between ways to run, with the values that each may have.
 *
 * <p>Beside all phases; depends on {@link dev.sinter.SinterException} alone.
 */
@NullMarked
package dev.sinter.setting;

import org.jspecify.annotations.NullMarked;
