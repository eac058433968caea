package dev.sinter;

/** What a device holds when no garbage of earlier tests is left to go in the middle of one. */
public final class Settled {
  private static final int QUIET = 3;
  private static final long PAUSE_MILLIS = 10;

  private Settled() {}

  /** Bytes held by arrays that are reachable: collects until the figure stays. */
  public static long bytes(Device device) throws InterruptedException {
    long bytes = device.allocatedBytes();
    for (int quiet = 0; quiet < QUIET; ) {
      System.gc();
      Thread.sleep(PAUSE_MILLIS);
      long now = device.allocatedBytes();
      quiet = now == bytes ? quiet + 1 : 0;
      bytes = now;
    }
    return bytes;
  }
}
