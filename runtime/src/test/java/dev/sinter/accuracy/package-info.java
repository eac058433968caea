/**
 * How far the functions whose bits Java leaves open are from their true values: a reference of some
 * 95 bits in double-double arithmetic, the table over a device, and the tests of the published
 * bounds.
 */
package dev.sinter.accuracy;
