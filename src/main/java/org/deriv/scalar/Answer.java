package org.deriv.scalar;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deriv.expr.Expr;

/** What scalar algebra has to say: a value that was re-checked, or why there is none. */
public sealed interface Answer<T> {
  /**
   * A value that agrees with the question.
   *
   * @param conditions truth values under which it holds; what the facts imply is not repeated
   */
  record Found<T>(T value, List<Expr> conditions) implements Answer<T> {
    /** Copies the list. */
    public Found {
      conditions = List.copyOf(conditions);
    }
  }

  /** No value. */
  record Refused<T>(String why) implements Answer<T> {}

  /** A value that holds without condition. */
  static <T> Answer<T> found(T value) {
    return new Found<>(value, List.of());
  }

  /** No value. */
  static <T> Answer<T> refused(String why) {
    return new Refused<>(why);
  }

  /** The value, if there is one; its conditions are lost. */
  default Optional<T> toOptional() {
    return switch (this) {
      case Found<T>(T value, List<Expr> _) -> Optional.of(value);
      case Refused<T> _ -> Optional.empty();
    };
  }

  /** What follows from the value. */
  default <U> Answer<U> then(Function<T, Answer<U>> next) {
    return switch (this) {
      case Found<T>(T value, List<Expr> _) -> next.apply(value);
      case Refused<T>(String why) -> refused(why);
    };
  }
}
