package org.deriv.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.document.LatexCommand.Kind;

/**
 * Accepts the LaTeX that every back end sets alike: listed commands, balanced, of bounded size.
 *
 * <p>JLaTeXMath fails in silence on much that LaTeX accepts, and a definition or a file name in a
 * formula would be dangerous in either; so what is not listed is refused, with its place.
 */
public final class LatexCheck {
  /** The longest formula in characters. */
  public static final int LONGEST = 20_000;

  /** How deep groups may be nested. */
  public static final int DEEPEST = 40;

  private static final Set<String> ENVIRONMENTS =
      Set.of(
          "aligned",
          "gathered",
          "array",
          "cases",
          "matrix",
          "pmatrix",
          "bmatrix",
          "Bmatrix",
          "vmatrix",
          "Vmatrix",
          "smallmatrix");
  private static final Set<String> COLOURS =
      Set.of("black", "gray", "blue", "green", "orange", "red");
  private static final Set<String> BARE_DELIMITERS =
      Set.of("(", ")", "[", "]", "|", "/", ".", "<", ">");
  private static final Set<String> TWO_ARGUMENTS =
      Set.of("frac", "dfrac", "tfrac", "binom", "overset", "underset", "stackrel");

  private final List<LatexToken> tokens;
  private final Deque<String> open = new ArrayDeque<>();
  private int at;

  private LatexCheck(String latex) {
    this.tokens = LatexToken.all(latex);
  }

  /** The first thing that is wrong with a formula given without its dollars. */
  public static Optional<LatexProblem> problem(String latex) {
    if (latex.length() > LONGEST) {
      return Optional.of(
          new LatexProblem(
              0,
              latex.length(),
              "a formula of " + latex.length() + " characters is too long",
              "split it into formulas of at most " + LONGEST + " characters"));
    }
    try {
      LatexCheck check = new LatexCheck(latex);
      check.items("");
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(refusal.problem);
    }
  }

  // Reads items until the closing token, which is consumed; "" is the end of the formula.
  private void items(String close) {
    LatexToken start = tokens.isEmpty() ? new LatexToken("", 0) : tokens.get(Math.max(0, at - 1));
    if (open.size() > DEEPEST) {
      throw refusal(start, "groups are nested more than " + DEEPEST + " deep", "");
    }
    open.push(close);
    Scripts scripts = new Scripts();
    while (at < tokens.size()) {
      LatexToken token = tokens.get(at++);
      if (token.is(close)) {
        open.pop();
        return;
      }
      if (!token.isBlank()) {
        item(token, scripts);
      }
    }
    open.pop();
    if (!close.isEmpty()) {
      throw refusal(start, "`" + start.text() + "` is never closed", "add `" + close + "`");
    }
  }

  private void item(LatexToken token, Scripts scripts) {
    if (token.is("^") || token.is("_")) {
      scripts.add(token);
      argument(token);
    } else if (token.is("'")) {
      scripts.prime(token);
    } else {
      scripts.clear();
      atom(token);
    }
  }

  private void atom(LatexToken token) {
    if (token.isCommand()) {
      command(token);
    } else if (token.is("{")) {
      items("}");
    } else if (token.is("}")) {
      throw refusal(token, "`}` closes nothing", "write `\\}` for a brace");
    } else if (token.is("&")) {
      requireCell(token);
    } else if (token.is("$") || token.is("#") || token.is("%")) {
      throw refusal(token, "`" + token.text() + "` has no meaning in a formula", "");
    } else if (token.text().codePointAt(0) < ' ' || token.text().codePointAt(0) > '~') {
      throw refusal(
          token, "`" + token.text() + "` cannot be typeset in a formula", "use a LaTeX command");
    }
  }

  private void command(LatexToken token) {
    Kind kind =
        LatexCommand.named(token.name())
            .orElseThrow(
                () -> refusal(token, "`" + token.text() + "` is not allowed in a formula", ""))
            .kind();
    switch (kind) {
      case SYMBOL, LARGE, FUNCTION, DELIMITER, SPACE -> {}
      case ACCENT -> argument(token);
      case FONT -> font(token);
      case STRUCTURE -> structure(token);
      case LAYOUT -> layout(token);
    }
  }

  private void font(LatexToken token) {
    if (token.name().startsWith("text") || token.is("\\operatorname")) {
      text(token);
      return;
    }
    int start = at;
    argument(token);
    if (token.is("\\mathop")) {
      skip("\\limits");
    } else if (Set.of("mathbb", "mathcal", "mathscr").contains(token.name())) {
      tokens.subList(start, at).stream()
          .filter(inside -> !inside.text().matches("[A-Z{}\\s]+"))
          .findFirst()
          .ifPresent(inside -> {
            throw refusal(inside, "`" + token.text() + "` has only the capitals A to Z", "");
          });
    }
  }

  private void structure(LatexToken token) {
    String name = token.name();
    if (name.equals("textcolor")) {
      LatexToken after = tokens.get(Math.min(at, tokens.size() - 1));
      if (!COLOURS.contains(word(token))) {
        throw refusal(after, "unknown colour", "use one of " + COLOURS.stream().sorted().toList());
      }
    } else if (name.equals("sqrt") || name.startsWith("x")) {
      if (skip("[")) {
        items("]");
      }
    } else if (TWO_ARGUMENTS.contains(name)) {
      argument(token);
    }
    argument(token);
  }

  private void layout(LatexToken token) {
    switch (token.name()) {
      case "left" -> {
        delimiter(token);
        items("\\right");
        delimiter(tokens.get(at - 1));
      }
      case "right" -> throw refusal(token, "`\\right` without `\\left`", "");
      case "middle" -> {
        if (!"\\right".equals(open.peek())) {
          throw refusal(token, "`\\middle` outside `\\left` and `\\right`", "");
        }
        delimiter(token);
      }
      case "begin" -> environment(token);
      case "end" -> throw refusal(token, "`\\end` without `\\begin`", "");
      case "limits" -> throw refusal(token, "`\\limits` is allowed only after `\\mathop{…}`", "");
      case "\\" -> newRow(token);
      case "displaystyle", "textstyle", "scriptstyle", "mathstrut" -> {}
      default -> delimiter(token);
    }
  }

  private void environment(LatexToken token) {
    String name = word(token);
    if (!ENVIRONMENTS.contains(name)) {
      throw refusal(token, "the environment `" + name + "` is not allowed in a formula", "");
    }
    if (name.equals("array") && !word(token).matches("[lcr|]{1,60}")) {
      throw refusal(token, "the columns of an array are given by `l`, `c`, `r` and `|`", "");
    }
    items("\\end");
    if (!word(token).equals(name)) {
      throw refusal(token, "`\\begin{" + name + "}` is closed by another `\\end`", "");
    }
  }

  private void newRow(LatexToken token) {
    requireCell(token);
    if (at < tokens.size() && (tokens.get(at).is("[") || tokens.get(at).is("*"))) {
      throw refusal(token, "`\\\\" + tokens.get(at).text() + "` is not allowed", "");
    }
  }

  private void requireCell(LatexToken token) {
    boolean substack = token.is("\\\\") && "}".equals(open.peek());
    if (!"\\end".equals(open.peek()) && !substack) {
      throw refusal(token, "`" + token.text() + "` outside an environment such as `aligned`", "");
    }
  }

  private void delimiter(LatexToken command) {
    skipBlank();
    LatexToken token = next(command);
    boolean known =
        token.isCommand()
            ? LatexCommand.named(token.name()).filter(LatexCheck::delimits).isPresent()
            : BARE_DELIMITERS.contains(token.text());
    if (!known) {
      throw refusal(token, "`" + command.text() + "` wants a delimiter such as `(`", "");
    }
  }

  private static boolean delimits(LatexCommand command) {
    return command.kind() == Kind.DELIMITER || command.name().endsWith("arrow");
  }

  private void argument(LatexToken command) {
    skipBlank();
    LatexToken token = next(command);
    if (token.is("^") || token.is("_") || token.is("&") || token.is("\\\\")) {
      throw refusal(token, "`" + command.text() + "` wants an argument", "write it in braces");
    }
    atom(token);
  }

  // The letters in braces after a command.
  private String word(LatexToken command) {
    StringBuilder word = new StringBuilder();
    LatexToken token = next(command);
    if (!token.is("{")) {
      throw refusal(token, "`" + command.text() + "` wants a name in braces", "");
    }
    for (token = next(command); !token.is("}"); token = next(command)) {
      word.append(token.text());
    }
    return word.toString();
  }

  private void text(LatexToken command) {
    skipBlank();
    LatexToken token = next(command);
    if (!token.is("{")) {
      throw refusal(token, "`" + command.text() + "` wants its words in braces", "");
    }
    for (token = next(command); !token.is("}"); token = next(command)) {
      boolean plain = token.text().matches("[ -~À-ÖØ-öø-ÿ\\s]+|\\\\[%&_#, ]");
      if (!plain || token.text().matches("[{$^_#%&~]|\\\\[A-Za-z].*")) {
        throw refusal(token, "`" + token.text() + "` is not allowed in words of a formula", "");
      }
    }
  }

  private LatexToken next(LatexToken command) {
    if (at >= tokens.size()) {
      throw refusal(command, "`" + command.text() + "` wants more after it", "");
    }
    return tokens.get(at++);
  }

  private boolean skip(String text) {
    boolean found = at < tokens.size() && tokens.get(at).is(text);
    at += found ? 1 : 0;
    return found;
  }

  private void skipBlank() {
    while (at < tokens.size() && tokens.get(at).isBlank()) {
      at++;
    }
  }

  private static Refusal refusal(LatexToken token, String message, String help) {
    return new Refusal(new LatexProblem(token.offset(), token.text().length(), message, help));
  }

  /** Which scripts the atom before has. */
  private static final class Scripts {
    private boolean above;
    private boolean below;

    void clear() {
      above = false;
      below = false;
    }

    void prime(LatexToken token) {
      if (above) {
        throw refusal(token, "a prime after a superscript", "put the prime first");
      }
    }

    void add(LatexToken token) {
      boolean superscript = token.is("^");
      if (superscript ? above : below) {
        throw refusal(token, "two `" + token.text() + "` after one another", "use braces");
      }
      above |= superscript;
      below |= !superscript;
    }
  }

  /** Carries a problem out of the depth of a formula; never leaves this class. */
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final LatexProblem problem;

    Refusal(LatexProblem problem) {
      super(problem.message(), null, false, false);
      this.problem = problem;
    }
  }
}
