package dev.sinter;

import dev.sinter.backend.Backend;
import dev.sinter.backend.Traits;
import dev.sinter.backend.jvm.JvmProvider;
import dev.sinter.backend.opencl.OpenClProvider;
import dev.sinter.backend.reference.ReferenceProvider;
import dev.sinter.capture.Engine;
import dev.sinter.memory.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that evaluates arrays: an OpenCL GPU or CPU, or the JVM itself.
 *
 * <p>Arrays live on the device that was current when they were made: that of the innermost {@link
 * Scope#on(Device) scope}, otherwise the default: the property {@code sinter.device}, else the
 * environment variable {@code SINTER_DEVICE}, else the best GPU, else an OpenCL CPU device, else
 * the JVM.
 */
public final class Device {
  private static final System.Logger LOG = System.getLogger("dev.sinter");

  private final Engine engine;

  private Device(Engine engine) {
    this.engine = engine;
  }

  /** A device whose kernels can't call Java methods; the JVM does that for it. */
  static Device of(Backend backend) {
    return new Device(new Engine(backend, () -> jvm().engine()));
  }

  /** Kinds of devices. */
  public enum Kind {
    /** An OpenCL GPU or accelerator. */
    GPU,
    /** An OpenCL CPU device. */
    CPU,
    /** The embedded backend, always there. */
    JVM
  }

  /** All devices, the best first; the JVM last. */
  public static List<Device> all() {
    MixedDevices.requireKnown();
    return Devices.ALL;
  }

  /** The best device: a GPU, else an OpenCL CPU device, else the JVM. */
  public static Device best() {
    return all().get(0);
  }

  /** The embedded backend. */
  public static Device jvm() {
    return all().get(all().size() - 1);
  }

  /**
   * The device that {@code name} names: an id ({@code jvm}, {@code opencl:gpu:0}), the beginning of
   * one ({@code opencl:gpu}), a part of a device's name, or {@code reference} for the slow
   * interpreter that tests compare with. Case does not matter.
   *
   * @throws DeviceException if there is none; the message lists what there is
   */
  public static Device find(String name) {
    String wanted = Argument.given(name, "name").strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("reference")) {
      return Reference.DEVICE;
    }
    for (Device device : all()) {
      if (device.id().equals(wanted) || device.id().startsWith(wanted + ":")) {
        return device;
      }
    }
    for (Device device : all()) {
      if (!wanted.isEmpty() && device.name().toLowerCase(Locale.ROOT).contains(wanted)) {
        return device;
      }
    }
    String known = all().stream().map(Device::toString).collect(Collectors.joining(", "));
    String hint =
        all().size() == 1
            ? "; no OpenCL platform was found: install the driver of your GPU, or PoCL"
            : "";
    throw new DeviceException("device \"" + name + "\" not found: there are " + known + hint);
  }

  /** The device on which arrays are made now, by this thread. */
  public static Device current() {
    return Scope.currentDevice();
  }

  /** What an array uses when no scope says otherwise; chosen once and logged. */
  static Device preset() {
    return Default.device();
  }

  /** How users name it: {@code jvm}, {@code opencl:gpu:0}. */
  public String id() {
    return traits().id();
  }

  /** As the driver says. */
  public String name() {
    return traits().name();
  }

  /** GPU, CPU or JVM. */
  public Kind kind() {
    return switch (traits().kind()) {
      case GPU -> Kind.GPU;
      case CPU -> Kind.CPU;
      case JVM -> Kind.JVM;
    };
  }

  /** Memory that arrays can take, bytes. */
  public long memoryBytes() {
    return traits().memoryBytes();
  }

  /** Bytes that arrays on this device hold now; pooled memory not counted. */
  public long allocatedBytes() {
    return Ledger.of(engine.backend()).bytes();
  }

  /** Compute units of an OpenCL device, threads of the JVM backend. */
  public int computeUnits() {
    return traits().computeUnits();
  }

  /** Whether arrays of this type can be made and computed here; F64 is missing on some GPUs. */
  public boolean supports(DType type) {
    return traits().types().contains(Argument.given(type, "type").part());
  }

  /** Waits until everything evaluated here so far is done. */
  public void finish() {
    engine.backend().finish();
  }

  Engine engine() {
    return engine;
  }

  private Traits traits() {
    return engine.backend().traits();
  }

  /** As in {@code opencl:gpu:0 (NVIDIA H100)}. */
  @Override
  public String toString() {
    return id() + " (" + name() + ")";
  }

  /** Found once, on first use. */
  private static final class Devices {
    static final List<Device> ALL = find();

    private static List<Device> find() {
      List<Device> devices = new ArrayList<>();
      new OpenClProvider().devices().forEach(backend -> devices.add(Device.of(backend)));
      new JvmProvider().devices().forEach(backend -> devices.add(new Device(new Engine(backend))));
      return List.copyOf(devices);
    }
  }

  private static final class Reference {
    static final Device DEVICE = Device.of(new ReferenceProvider().devices().get(0));
  }

  /**
   * Chosen at the first use that succeeds: a wrong name is an exception every time, not a broken
   * class.
   */
  private static final class Default {
    private static @Nullable Device chosen;

    static synchronized Device device() {
      if (chosen == null) {
        chosen = choose();
      }
      return chosen;
    }

    private static Device choose() {
      String property = System.getProperty("sinter.device");
      String variable = System.getenv("SINTER_DEVICE");
      Device device;
      String why;
      if (property != null && !property.isBlank()) {
        device = Device.find(property);
        why = "property sinter.device=" + property;
      } else if (variable != null && !variable.isBlank()) {
        device = Device.find(variable);
        why = "environment SINTER_DEVICE=" + variable;
      } else {
        device = best();
        why = "best of " + all().size() + " found";
      }
      LOG.log(
          System.Logger.Level.INFO,
          "Sinter uses {0}, {1}: {2}",
          device,
          device.traits().details(),
          why);
      return device;
    }
  }
}
