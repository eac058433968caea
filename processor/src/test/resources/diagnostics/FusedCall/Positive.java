package p;

import dev.sinter.fused.*;

class Positive {
  static float plain(float x) { return x; }

  @Fused static double calls(float x) {
    double a = plain(x); // expect FusedCall
    double b = Math.random(); // expect FusedCall
    int c = Character.getNumericValue('1'); // expect FusedCall
    System.out.println(x); // expect FusedCall
    long d = System.nanoTime(); // expect FusedCall
    return a + b + c + d + Float.parseFloat("1") // expect FusedCall FusedObject
        + Math.abs(plain(plain(x))); // expect FusedCall FusedCall
  }
}
