package dev.sinter;

/**
 * Costs that a call can have without saying so; {@link Scope#forbid} turns them into errors.
 *
 * <p>Nothing else is hidden: {@code Array.of}, {@code wrap} and {@code to} bring elements to a
 * device, a read of an evaluated array fetches them, {@code eval}, {@link Sinter#eval} and {@link
 * Device#finish} do what they say. A pending graph that grows too large is evaluated by the
 * operation that reaches the limit, but nothing waits for that.
 */
public enum Hidden {
  /**
   * A read by the host ({@code toFloatArray()}, {@code toDouble()}, {@code getFloat(…)}, {@code
   * copyTo}, {@code print()} and their like) of an array that is not evaluated: it runs kernels and
   * waits for them. Also {@code unique()}, which must know how many elements its result has,
   * operands that {@link MixedDevices#MOVE} moves, and what the stub of a fused method does when it
   * is called with Java arrays.
   */
  SYNCHRONISATION,
  /**
   * Elements that move between the host and a device, or between devices, because of where they
   * happen to be: the Java arrays that a stub of a fused method takes, and the operands of one of
   * which only the Java method is known, on another device than the JVM. Those of stubs are
   * forbidden on the JVM's own device too, so that a test there finds what would cost time on
   * another. Also operands that live on another device than the first one, where {@link
   * MixedDevices#MOVE} moves them; otherwise they are a {@link DeviceException} in any case.
   */
  TRANSFER
}
