package org.deriv.autodiff;

import java.util.List;

/** The operands of a cell that has more than three. */
sealed interface Group {
  /** The cells that it reads. */
  List<Integer> operands();

  /** The same with other cells. */
  Group withOperands(List<Integer> others);

  /**
   * A value of an unknown function.
   *
   * @param function its name
   * @param component the entry of its value, row-major from 0
   * @param slots the arguments that it is differentiated by, from 0, in ascending order
   * @param operands its arguments, entry by entry
   */
  record Call(String function, int component, List<Integer> slots, List<Integer> operands)
      implements Group {
    public Call {
      slots = slots.stream().sorted().toList();
      operands = List.copyOf(operands);
    }

    /** The partial derivative by one more argument. */
    Call by(int slot) {
      List<Integer> more = new java.util.ArrayList<>(slots);
      more.add(slot);
      return new Call(function, component, more, operands);
    }

    @Override
    public Group withOperands(List<Integer> others) {
      return new Call(function, component, slots, others);
    }
  }

  /**
   * A matrix, row-major.
   *
   * @param rows the number of its rows
   */
  record Matrix(int rows, List<Integer> operands) implements Group {
    public Matrix {
      operands = List.copyOf(operands);
    }

    /** The number of columns. */
    int columns() {
      return rows == 0 ? 0 : operands.size() / rows;
    }

    @Override
    public Group withOperands(List<Integer> others) {
      return new Matrix(rows, others);
    }
  }
}
