package org.deriv.document.compose;

import java.util.Optional;

/**
 * A rule as a document cites it.
 *
 * @param statement what it says, in the language
 * @param source where it is found
 */
public record Law(String statement, Optional<Source> source) {
  /** The place in a work. */
  public record Source(String work, String place) {}
}
