package org.deriv.engine;

import java.util.List;
import java.util.Map;
import org.deriv.check.FileReport;
import org.deriv.lang.tree.SourceTree;

/**
 * What came of a file.
 *
 * @param front title, author and what else stands before the problems
 * @param faults failures of deriv itself, at goals that the report marks
 */
public record Result(
    Map<SourceTree.Field, String> front, FileReport report, List<Throwable> faults) {
  /** Copies. */
  public Result {
    front = Map.copyOf(front);
    faults = List.copyOf(faults);
  }
}
