package org.deriv.lang.tree;

import java.util.List;
import org.deriv.diagnostic.Span;

/** All that a {@code .deriv} file says. */
public record SourceTree(List<FrontMatter> frontMatter, List<ProblemTree> problems, Span span) {
  public SourceTree {
    frontMatter = List.copyOf(frontMatter);
    problems = List.copyOf(problems);
  }

  /** One line before the problems: {@code title "…"}. */
  public record FrontMatter(Field field, String text, Span span) {}

  /** What a line before the problems is about. */
  public enum Field {
    TITLE,
    AUTHOR,
    COURSE,
    DATE,
    ABSTRACT
  }
}
