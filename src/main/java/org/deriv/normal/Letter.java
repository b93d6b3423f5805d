package org.deriv.normal;

import java.util.Map;
import java.util.Optional;

/**
 * A matrix, diagonal matrix or vector as a letter of a path.
 *
 * @param kind which
 * @param content the entry, in the variables {@link #ROW} and {@link #COLUMN} (one of them for a
 *     diagonal or a vector)
 * @param from the range of its rows; of a row vector nothing
 * @param to the range of its columns; of a column vector nothing
 */
record Letter(Kind kind, Monomial content, Optional<Use> from, Optional<Use> to) {
  static final int ROW = Table.variable(0);
  static final int COLUMN = Table.variable(1);

  /** What a letter is. */
  enum Kind {
    /** Has rows and columns. */
    MATRIX,
    /** Zero off its diagonal: its entry depends on {@link #ROW} alone. */
    DIAGONAL,
    /** Has rows alone. */
    COLUMN_VECTOR,
    /** Has columns alone. */
    ROW_VECTOR
  }

  Letter transposed(Store store) {
    return switch (kind) {
      case MATRIX ->
          new Letter(kind, store.rename(content, Map.of(ROW, COLUMN, COLUMN, ROW)), to, from);
      case DIAGONAL -> this;
      case COLUMN_VECTOR ->
          new Letter(Kind.ROW_VECTOR, store.rename(content, Map.of(ROW, COLUMN)), to, from);
      case ROW_VECTOR ->
          new Letter(Kind.COLUMN_VECTOR, store.rename(content, Map.of(COLUMN, ROW)), to, from);
    };
  }
}
