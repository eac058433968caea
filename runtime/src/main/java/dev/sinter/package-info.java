/**
 * The user API: lazy arrays ({@link dev.sinter.Array}), shapes, element types, devices, scopes and
 * the exceptions.
 *
 * <p>After: {@code capture}. Only the value types and the exceptions may be used from the packages
 * below.
 */
@NullMarked
package dev.sinter;

import org.jspecify.annotations.NullMarked;
