package dev.sinter;

import dev.sinter.backend.Backend;
import dev.sinter.backend.Traits;
import dev.sinter.backend.jvm.JvmProvider;
import dev.sinter.backend.opencl.OpenClProvider;
import dev.sinter.backend.reference.ReferenceProvider;
import dev.sinter.capture.Engine;
import dev.sinter.memory.Ledger;
import dev.sinter.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Something that evaluates arrays: an OpenCL GPU or CPU, or the JVM itself.
 *
 * <p>Arrays live on the device that was current when they were made: that of the innermost {@link
 * Scope#on(Device) scope}, otherwise the default: the property {@code sinter.device}, else the
 * environment variable {@code SINTER_DEVICE}, else the best GPU, else an OpenCL CPU device, else
 * the JVM.
 */
public final class Device {
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

  /**
   * All devices, the best first; the JVM last.
   *
   * @throws SinterException if a property of Sinter has a value that it does not know
   */
  public static List<Device> all() {
    Setting.requireKnown();
    return Devices.ALL;
  }

  /** The best device: a GPU, else an OpenCL CPU device, else the JVM. */
  public static Device best() {
    return all().get(0);
  }

  /** The embedded backend. Looks for no other device. */
  public static Device jvm() {
    Setting.requireKnown();
    return Embedded.DEVICE;
  }

  /**
   * The device that {@code name} names: an id ({@code jvm}, {@code opencl:gpu:0}), the beginning of
   * one ({@code opencl:gpu}), a part of a device's name, or {@code reference} for the slow
   * interpreter that tests compare with. Case does not matter.
   *
   * @throws DeviceException if there is none; the message lists what there is
   */
  public static Device find(String name) {
    return find(Argument.given(name, "name"), "", () -> "");
  }

  /**
   * As {@link #find(String)}.
   *
   * @param asked in an error, who asked for it, as in {@code ", which … asks for"}
   * @param mend in an error, what to do
   */
  static Device find(String name, String asked, Supplier<String> mend) {
    Setting.requireKnown();
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    if (wanted.equals("reference")) {
      return Reference.DEVICE;
    }
    if (wanted.equals("jvm")) { // without a look for drivers
      return Embedded.DEVICE;
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
    String absence = whyNoOpenCl().isEmpty() ? "" : "; " + whyNoOpenCl();
    throw new DeviceException(
        "device \""
            + name
            + "\" not found"
            + asked
            + ": there are "
            + known
            + absence
            + mend.get());
  }

  /** Why there is no OpenCL device and how to mend that; empty if there is one. */
  static String whyNoOpenCl() {
    Setting.requireKnown();
    return Devices.FOUND.absence();
  }

  /** The device on which arrays are made now, by this thread. */
  public static Device current() {
    return Scope.currentDevice();
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

  Traits traits() {
    return engine.backend().traits();
  }

  /** As in {@code opencl:gpu:0 (NVIDIA H100)}. */
  @Override
  public String toString() {
    return id() + " (" + name() + ")";
  }

  /** Found once, on first use. */
  private static final class Devices {
    static final OpenClProvider.Found FOUND = new OpenClProvider().search();
    static final List<Device> ALL = find();

    private static List<Device> find() {
      List<Device> devices = new ArrayList<>();
      FOUND.devices().forEach(backend -> devices.add(Device.of(backend)));
      devices.add(Embedded.DEVICE);
      return List.copyOf(devices);
    }
  }

  private static final class Embedded {
    static final Device DEVICE = new Device(new Engine(new JvmProvider().devices().get(0)));
  }

  private static final class Reference {
    static final Device DEVICE = Device.of(new ReferenceProvider().devices().get(0));
  }
}
