package dev.sinter;

import dev.sinter.PlanTable.Row;
import dev.sinter.codegen.opencl.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole plans of expressions of the {@link PlanTable}, for a GPU; needs no device. */
final class PlanGoldensTest {
  @RegisterExtension static final Golden GOLDEN = new Golden();

  private static void assertPlan(String expression) throws IOException {
    Row row =
        PlanTable.all().stream()
            .filter(known -> known.expression().equals(expression))
            .findFirst()
            .orElseThrow();
    GOLDEN.assertMatches(row.explain(), "txt");
  }

  @Test
  void threeResultsOfThreeTypes() throws IOException {
    assertPlan("x < y, x + y, F64 of x");
  }

  @Test
  void matrixAndItsTranspose() throws IOException {
    assertPlan("m and its transpose");
  }

  @Test
  void slicedAndFlipped() throws IOException {
    assertPlan("flip(slice(transpose))");
  }

  @Test
  void pi() throws IOException {
    assertPlan("pi");
  }

  @Test
  void meanAndVariance() throws IOException {
    assertPlan("mean and var");
  }

  @Test
  void softmaxOfRows() throws IOException {
    assertPlan("softmax of rows");
  }

  @Test
  void softmaxOfLongRows() throws IOException {
    assertPlan("softmax of long rows");
  }

  @Test
  void layerNorm() throws IOException {
    assertPlan("layer norm, weight, bias");
  }

  @Test
  void storedLine() throws IOException {
    assertPlan("exp of a line over a matrix");
  }

  @Test
  void jacobi() throws IOException {
    assertPlan("Jacobi, 10 sweeps of 4096²");
  }

  @Test
  void rolledSum() throws IOException {
    assertPlan("2 x, rolled, + x");
  }

  @Test
  void joinedWithItsNegative() throws IOException {
    assertPlan("concat of -x and x");
  }

  @Test
  void takenRows() throws IOException {
    assertPlan("rows taken and summed");
  }

  @Test
  void varianceWithoutNaN() throws IOException {
    assertPlan("var without NaN");
  }

  @Test
  void aroundMatrixProduct() throws IOException {
    assertPlan("relu(matmul + bias)");
  }
}
