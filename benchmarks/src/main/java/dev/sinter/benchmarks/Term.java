package dev.sinter.benchmarks;

import dev.sinter.Array;
import dev.sinter.Slice;

/**
 * An array together with when its operations run, so that a workload is written once and measured
 * both ways. The methods are those of {@link Array}, with its names.
 *
 * @param array the values, any shape
 * @param forced whether every operation is evaluated at once, as without fusion; views never are
 */
record Term(Array array, boolean forced) {
  /** The result of an operation. */
  static Term of(Array result, boolean forced) {
    return new Term(forced ? result.eval() : result, forced);
  }

  private Term of(Array result) {
    return of(result, forced);
  }

  private Term view(Array result) {
    return new Term(result, forced);
  }

  Term add(Term other) {
    return of(array.add(other.array));
  }

  Term add(float value) {
    return of(array.add(value));
  }

  Term sub(Term other) {
    return of(array.sub(other.array));
  }

  Term sub(float value) {
    return of(array.sub(value));
  }

  Term rsub(float value) {
    return of(array.rsub(value));
  }

  Term mul(Term other) {
    return of(array.mul(other.array));
  }

  Term mul(float value) {
    return of(array.mul(value));
  }

  Term div(Term other) {
    return of(array.div(other.array));
  }

  Term div(float value) {
    return of(array.div(value));
  }

  Term rdiv(float value) {
    return of(array.rdiv(value));
  }

  Term square() {
    return of(array.square());
  }

  Term sqrt() {
    return of(array.sqrt());
  }

  Term exp() {
    return of(array.exp());
  }

  Term log() {
    return of(array.log());
  }

  Term erf() {
    return of(array.erf());
  }

  Term tanh() {
    return of(array.tanh());
  }

  Term sin() {
    return of(array.sin());
  }

  Term cos() {
    return of(array.cos());
  }

  Term asin() {
    return of(array.asin());
  }

  Term lt(float value) {
    return of(array.lt(value));
  }

  Term gt(float value) {
    return of(array.gt(value));
  }

  Term count() {
    return of(array.count());
  }

  Term sum(boolean keepDims, int axis) {
    return of(array.sum(keepDims, axis));
  }

  Term max(boolean keepDims, int axis) {
    return of(array.max(keepDims, axis));
  }

  Term mean() {
    return of(array.mean());
  }

  Term var() {
    return of(array.var());
  }

  Term slice(Slice... slices) {
    return view(array.slice(slices));
  }

  Term reshape(long... dims) {
    return view(array.reshape(dims));
  }

  Term expandDims(int axis) {
    return view(array.expandDims(axis));
  }
}
