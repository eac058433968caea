package dev.sinter.plan;

/**
 * A place in a kernel where an element can be in error.
 *
 * @param line the line of the body that applies the trapping operator, or -1
 * @param function the index of the function that contains one, or -1
 * @param what for the message: {@code integer div by zero in Finance.call}
 */
public record Trap(int line, int function, String what) {}
