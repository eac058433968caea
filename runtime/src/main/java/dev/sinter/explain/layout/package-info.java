/**
 * Places the nodes of a directed graph without cycles in layers, after Sugiyama, Tagawa and Toda,
 * <em>Methods for visual understanding of hierarchical system structures</em> (1981): layers,
 * orders within layers, coordinates, routes. Knows nothing of plans; used by {@code explain}.
 */
@NullMarked
package dev.sinter.explain.layout;

import org.jspecify.annotations.NullMarked;
