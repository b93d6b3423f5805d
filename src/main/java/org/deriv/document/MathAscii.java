package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.deriv.document.LatexCommand.Kind;

/**
 * A formula in which signs typed as Unicode were replaced by their commands.
 *
 * @param places where each character of the LaTeX was in what was typed
 */
record MathAscii(String latex, List<Integer> places) {
  private static final Map<Integer, String> COMMANDS =
      LatexCommand.all().stream()
          .filter(MathAscii::isSign)
          .collect(
              Collectors.toUnmodifiableMap(
                  command -> command.unicode().codePointAt(0),
                  command -> "\\" + command.name() + " ",
                  (a, b) -> a.compareTo(b) <= 0 ? a : b));
  private static final Map<Integer, String> LETTERS =
      Map.of(
          (int) 'ℝ',
          "\\mathbb{R}",
          (int) 'ℕ',
          "\\mathbb{N}",
          (int) 'ℤ',
          "\\mathbb{Z}",
          (int) 'ℚ',
          "\\mathbb{Q}",
          (int) 'ℂ',
          "\\mathbb{C}",
          0x1d53c,
          "\\mathbb{E}",
          (int) 'ℙ',
          "\\mathbb{P}",
          (int) '−',
          "-",
          (int) 'ᵀ',
          "^{\\top}",
          (int) '²',
          "^{2}");

  MathAscii {
    places = List.copyOf(places);
  }

  private static boolean isSign(LatexCommand command) {
    Kind kind = command.kind();
    boolean sign = kind == Kind.SYMBOL || kind == Kind.LARGE || kind == Kind.DELIMITER;
    return sign && command.unicode().codePointAt(0) > '~';
  }

  static MathAscii of(String source) {
    StringBuilder latex = new StringBuilder();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < source.length(); ) {
      int codePoint = source.codePointAt(i);
      String text =
          LETTERS.getOrDefault(
              codePoint, COMMANDS.getOrDefault(codePoint, Character.toString(codePoint)));
      latex.append(text);
      for (int k = 0; k < text.length(); k++) {
        places.add(i);
      }
      i += Character.charCount(codePoint);
    }
    return new MathAscii(latex.toString(), places);
  }

  /** A problem with the LaTeX as one with what was typed. */
  LatexProblem original(LatexProblem problem) {
    if (places.isEmpty()) {
      return problem;
    }
    int first = places.get(Math.min(problem.offset(), places.size() - 1));
    int end = Math.min(problem.offset() + Math.max(1, problem.length()), places.size());
    int last = places.get(end - 1);
    return new LatexProblem(first, last - first + 1, problem.message(), problem.help());
  }
}
