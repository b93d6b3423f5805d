package org.deriv.lang.tree;

import java.util.List;
import java.util.Optional;
import org.deriv.diagnostic.Span;

/** {@code problem dropout "Dropout in linear regression" { … }}. */
public record ProblemTree(
    Identifier name, Optional<String> heading, List<StatementTree> statements, Span span) {
  public ProblemTree {
    statements = List.copyOf(statements);
  }
}
