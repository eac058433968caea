/** An oracle for whole graphs, built of the reference backend's oracles for single operations. */
@NullMarked
package dev.sinter.backend.reference;

import org.jspecify.annotations.NullMarked;
