package org.deriv.lang;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Vocabulary;
import org.deriv.lang.generated.DerivLexer;
import org.deriv.lang.tree.PropertyName;

/** The words that are keywords where they can be: each with the type of its token. */
final class Words {
  /** Words that start something outside of problems. */
  static final Map<String, Integer> AROUND_PROBLEMS =
      table("title author course date abstract problem");

  /** Words that start a statement of a problem. */
  static final Map<String, Integer> STATEMENTS =
      table(
          "given random notation let assume recurrence text derive minimize maximize solve unroll"
              + " eliminate match backprop taylor limit show compute simulate cost draw plot"
              + " check");

  /** Words that start a line of a rule. */
  static final Map<String, Integer> RULES = table("rule given random requires because cite");

  /** Words that start or continue a clause, where an operand cannot stand. */
  static final Map<String, Integer> CLAUSES =
      table(
          "as subject to over where by on assuming with along order at for from through steps is"
              + " if otherwise kron");

  /** Operators that take the names in brackets after them, and then an operand. */
  static final Set<String> DIFFERENTIALS = Set.of("grad", "jac", "hess", "diff");

  private static final Set<Integer> DECLARATIONS =
      Set.of(
          DerivLexer.GIVEN,
          DerivLexer.RANDOM,
          DerivLexer.NOTATION,
          DerivLexer.LET,
          DerivLexer.ASSUME,
          DerivLexer.RECURRENCE,
          DerivLexer.TEXT);

  private static final Set<String> PROPERTY_WORDS =
      Arrays.stream(PropertyName.values())
          .flatMap(property -> Stream.of(property.phrase().split(" ", -1)))
          .collect(Collectors.toUnmodifiableSet());

  private Words() {}

  /** Whether a statement of type {@code type} is a goal, which may have a label. */
  static boolean isGoal(int type) {
    return STATEMENTS.containsValue(type) && !DECLARATIONS.contains(type);
  }

  /** Whether {@code word} is one of the words of a property. */
  static boolean isOfProperty(String word) {
    return PROPERTY_WORDS.contains(word);
  }

  private static Map<String, Integer> table(String words) {
    Vocabulary vocabulary = DerivLexer.VOCABULARY;
    Map<String, Integer> types = new LinkedHashMap<>();
    for (int type = 1; type <= vocabulary.getMaxTokenType(); type++) {
      types.put(String.valueOf(vocabulary.getSymbolicName(type)).toLowerCase(Locale.ROOT), type);
    }
    return Stream.of(words.split(" ", -1))
        .collect(
            Collectors.toMap(
                Function.identity(), types::get, (first, _) -> first, LinkedHashMap::new));
  }
}
