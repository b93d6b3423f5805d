package org.deriv.expr;

/** The operators that carry no data of their own. The comment gives the arguments. */
public enum Operator implements Op {
  /** A sum of two or more of one shape. */
  ADD,
  /** The negative of one. */
  NEGATE,
  /**
   * A product of two or more from left to right: matrices and vectors in their order, scalars
   * anywhere.
   */
  PRODUCT,
  /** Any shape divided by a scalar. */
  DIVIDE,
  /** An entrywise product of two or more of one shape. */
  HADAMARD,
  /** An entrywise quotient of two of one shape. */
  HADAMARD_DIVIDE,
  /** The Kronecker product of two or more. */
  KRONECKER,
  /**
   * base, exponent: a scalar to a scalar; a square matrix to an integer; a diagonal one to a
   * number.
   */
  POWER,
  /** base, exponent: entrywise, the exponent a scalar or of the same shape. */
  HADAMARD_POWER,
  /** The transpose of one. */
  TRANSPOSE,
  /** The inverse of a square matrix. */
  INVERSE,
  /** The Moore–Penrose inverse. */
  PSEUDO_INVERSE,
  /** The trace of a square matrix. */
  TRACE,
  /** The determinant of a square matrix. */
  DETERMINANT,
  /** The logarithm of the determinant, which must be positive. */
  LOG_DETERMINANT,
  /** The diagonal matrix of a vector. */
  DIAGONAL_MATRIX,
  /** The diagonal of a square matrix, as a vector. */
  DIAGONAL_PART,
  /** The columns of a matrix stacked. */
  VEC,
  /** The rank of a matrix. */
  RANK,
  /** The largest eigenvalue of a symmetric matrix. */
  EIGENVALUE_MAX,
  /** The smallest eigenvalue of a symmetric matrix. */
  EIGENVALUE_MIN,
  /** A tensor and one index for each axis, counted from 1; a row or column vector takes one. */
  ENTRY,
  /** The entrywise larger of two or more of one shape. */
  MAXIMUM,
  /** The entrywise smaller of two or more of one shape. */
  MINIMUM,
  /** condition, value, condition, value, …, value otherwise. */
  CASES,
  /** variable, scalar body: the gradient, of the variable's shape. */
  GRADIENT,
  /** variable, body (both scalars or vectors): entry [i,j] is ∂body_i/∂variable_j. */
  JACOBIAN,
  /** variable (scalar or vector), scalar body. */
  HESSIAN,
  /** scalar variable, body: the entrywise derivative. */
  DERIVATIVE,
  /** variable, body: linear in the differential of the variable; or body: everything varies. */
  DIFFERENTIAL,
  /** variable, body, cotangent of the body's shape: of the variable's shape. */
  VJP,
  /** variable, body, tangent of the variable's shape: of the body's shape. */
  JVP,
  /** body, then pairs of a variable and its value. */
  AT,
  /** Truth: all of two or more. */
  AND,
  /** Truth: one of two or more. */
  OR,
  /** Truth: not the one. */
  NOT,
  /** Two distributions: the Kullback–Leibler divergence. */
  KL,
  /** A distribution: its (differential) entropy. */
  ENTROPY,
  /** A distribution and a point: the logarithm of its density or mass there. */
  LOG_DENSITY
}
