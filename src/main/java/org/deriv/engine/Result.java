package org.deriv.engine;

import java.util.Map;
import org.deriv.check.FileReport;
import org.deriv.lang.tree.SourceTree;

/**
 * What came of a file.
 *
 * @param front title, author and what else stands before the problems
 */
public record Result(Map<SourceTree.Field, String> front, FileReport report) {
  /** Copies. */
  public Result {
    front = Map.copyOf(front);
  }
}
