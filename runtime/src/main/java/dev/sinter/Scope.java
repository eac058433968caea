package dev.sinter;

import dev.sinter.fused.Precision;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A block in which arrays are made: at its end everything made inside is closed, except what is
 * {@linkplain #keep kept}. May choose the device or the precision of what is evaluated inside,
 * forbid hidden costs, or say what becomes of operands of other devices.
 *
 * <pre>{@code
 * try (Scope scope = Scope.on(Device.jvm())) {
 *   Array mean = scope.keep(x.mul(y).mean());
 * }
 * }</pre>
 *
 * <p>Belongs to the thread that opened it; scopes nest.
 */
public final class Scope implements AutoCloseable {
  private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();
  private static final int FIRST_SWEEP = 1024;

  private final @Nullable Scope outer;
  private final Device device;
  private final Precision precision;
  private final Set<Hidden> forbidden;
  private final @Nullable MixedDevices mixed;
  private final Thread thread = Thread.currentThread();
  private final Set<Handle> kept = Collections.newSetFromMap(new IdentityHashMap<>());
  private List<Made> made = new ArrayList<>();
  private int sweepAt = FIRST_SWEEP;
  private boolean closed;

  /**
   * What was made; the array itself may become unreachable, its handle then ends at the next sweep.
   */
  private record Made(WeakReference<Array> array, Handle handle) {}

  private Scope(Device device, Precision precision) {
    this(device, precision, currentlyForbidden());
  }

  private Scope(Device device, Precision precision, Set<Hidden> forbidden) {
    this(device, precision, forbidden, chosenMixedDevices());
  }

  private Scope(
      Device device, Precision precision, Set<Hidden> forbidden, @Nullable MixedDevices mixed) {
    this.outer = CURRENT.get();
    this.device = device;
    this.precision = precision;
    this.forbidden = forbidden;
    this.mixed = mixed;
    CURRENT.set(this);
  }

  /** A scope on the current device. */
  public static Scope open() {
    return new Scope(currentDevice(), currentPrecision());
  }

  /** A scope in which arrays are made on {@code device}. */
  public static Scope on(Device device) {
    return new Scope(Argument.given(device, "device"), currentPrecision());
  }

  /** A scope in which kernels are compiled with {@code precision}, on the current device. */
  public static Scope with(Precision precision) {
    return new Scope(currentDevice(), Argument.given(precision, "precision"));
  }

  /** A scope in which operations treat operands of several devices like that. */
  public static Scope with(MixedDevices mixed) {
    return new Scope(
        currentDevice(), currentPrecision(), currentlyForbidden(), Argument.given(mixed, "mixed"));
  }

  /**
   * A scope in which calls of this thread with these hidden costs throw a {@link SinterException}
   * that names the call, instead of paying them. What a scope around it forbids stays forbidden.
   */
  public static Scope forbid(Hidden... costs) {
    Set<Hidden> forbidden = currentlyForbidden();
    forbidden.addAll(Arrays.asList(Argument.each(costs, "costs")));
    return new Scope(currentDevice(), currentPrecision(), forbidden);
  }

  /** A scope in which these hidden costs are paid again, whatever a scope around it forbids. */
  public static Scope allow(Hidden... costs) {
    Set<Hidden> forbidden = currentlyForbidden();
    forbidden.removeAll(Arrays.asList(Argument.each(costs, "costs")));
    return new Scope(currentDevice(), currentPrecision(), forbidden);
  }

  /** Lets {@code array} live on after this scope, in the scope around it; gives the array. */
  public Array keep(Array array) {
    kept.add(Argument.given(array, "array").handle());
    return array;
  }

  /**
   * Closes what was made inside and not kept.
   *
   * @throws SinterException if a scope inside is still open, or another thread opened this one
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (Thread.currentThread() != thread || CURRENT.get() != this) {
      throw new SinterException(
          "a scope must be closed by the thread that opened it, after the scopes inside it: use try-with-resources");
    }
    closed = true;
    restore(outer);
    for (Made entry : made) {
      Array array = entry.array().get();
      if (array != null && kept.contains(entry.handle())) {
        register(array);
      } else {
        entry.handle().close();
      }
    }
  }

  private static void restore(@Nullable Scope scope) {
    if (scope == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(scope);
    }
  }

  static Device currentDevice() {
    Scope scope = CURRENT.get();
    return scope == null ? DefaultDevice.get() : scope.device;
  }

  static Precision currentPrecision() {
    Scope scope = CURRENT.get();
    return scope == null ? Precision.EXACT : scope.precision;
  }

  static MixedDevices currentMixedDevices() {
    MixedDevices chosen = chosenMixedDevices();
    return chosen == null ? MixedDevices.preset() : chosen;
  }

  private static @Nullable MixedDevices chosenMixedDevices() {
    Scope scope = CURRENT.get();
    return scope == null ? null : scope.mixed;
  }

  /** What this thread must not pay now; not to be changed. */
  static Set<Hidden> forbidden() {
    Scope scope = CURRENT.get();
    return scope == null ? Set.of() : scope.forbidden;
  }

  private static Set<Hidden> currentlyForbidden() {
    Set<Hidden> copy = EnumSet.noneOf(Hidden.class);
    copy.addAll(forbidden());
    return copy;
  }

  /** Makes {@code array} end with the current scope, if there is one. */
  static void register(Array array) {
    Scope scope = CURRENT.get();
    if (scope != null) {
      scope.add(array);
    }
  }

  /**
   * Ends the handles of arrays that nobody holds any more, so that a loop inside a scope stays
   * small.
   */
  private void add(Array array) {
    if (made.size() >= sweepAt) {
      List<Made> live = new ArrayList<>();
      for (Made entry : made) {
        if (entry.array().get() != null) {
          live.add(entry);
        } else {
          entry.handle().close();
        }
      }
      made = live;
      sweepAt = Math.max(FIRST_SWEEP, 2 * live.size());
    }
    made.add(new Made(new WeakReference<>(array), array.handle()));
  }
}
