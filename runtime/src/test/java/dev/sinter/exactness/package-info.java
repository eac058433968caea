/**
 * Every element-wise operation on every element type over special values: recorded as a few lines
 * of text for each device, and compared.
 */
package dev.sinter.exactness;
