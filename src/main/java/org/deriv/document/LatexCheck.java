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
  private static final Set<String> TWO_ARGUMENTS =
      Set.of("frac", "dfrac", "tfrac", "binom", "overset", "underset", "stackrel");

  private final LatexCursor cursor;
  private final Deque<String> open = new ArrayDeque<>();

  private LatexCheck(String latex) {
    this.cursor = new LatexCursor(LatexToken.all(latex));
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
    } catch (LatexRefusal refusal) {
      return Optional.of(refusal.problem());
    }
  }

  // Reads items until the closing token, which is consumed; "" is the end of the formula.
  private void items(String close) {
    LatexToken start = cursor.last();
    if (open.size() > DEEPEST) {
      throw LatexRefusal.at(start, "groups are nested more than " + DEEPEST + " deep", "");
    }
    open.push(close);
    LatexScripts scripts = new LatexScripts();
    while (!cursor.atEnd()) {
      LatexToken token = cursor.read();
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
      throw LatexRefusal.at(start, "`" + start.text() + "` is never closed", "add `" + close + "`");
    }
  }

  private void item(LatexToken token, LatexScripts scripts) {
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
      throw LatexRefusal.at(token, "`}` closes nothing", "write `\\}` for a brace");
    } else if (token.is("&")) {
      requireCell(token);
    } else if (token.is("$") || token.is("#") || token.is("%")) {
      throw LatexRefusal.at(token, "`" + token.text() + "` has no meaning in a formula", "");
    } else if (token.text().codePointAt(0) < ' ' || token.text().codePointAt(0) > '~') {
      throw LatexRefusal.at(
          token, "`" + token.text() + "` cannot be typeset in a formula", "use a LaTeX command");
    }
  }

  private void command(LatexToken token) {
    Kind kind =
        LatexCommand.named(token.name())
            .orElseThrow(() ->
                LatexRefusal.at(token, "`" + token.text() + "` is not allowed in a formula", ""))
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
      cursor.text(token);
      return;
    }
    int start = cursor.place();
    argument(token);
    if (token.is("\\mathop")) {
      cursor.skip("\\limits");
    } else if (Set.of("mathbb", "mathcal").contains(token.name())) {
      cursor.since(start).stream()
          .filter(inside -> !inside.text().matches("[A-Z{}\\s]+"))
          .findFirst()
          .ifPresent(inside -> {
            throw LatexRefusal.at(
                inside, "`" + token.text() + "` has only the capitals A to Z", "");
          });
    }
  }

  private void structure(LatexToken token) {
    String name = token.name();
    if (name.equals("textcolor")) {
      LatexToken after = cursor.peek();
      if (!COLOURS.contains(cursor.word(token))) {
        throw LatexRefusal.at(
            after, "unknown colour", "use one of " + COLOURS.stream().sorted().toList());
      }
    } else if (name.equals("sqrt") || name.startsWith("x")) {
      if (cursor.skip("[")) {
        items("]");
      }
    } else if (TWO_ARGUMENTS.contains(name)) {
      argument(token);
    }
    open.push(token.text());
    argument(token);
    open.pop();
  }

  private void layout(LatexToken token) {
    switch (token.name()) {
      case "left" -> {
        cursor.delimiter(token);
        items("\\right");
        cursor.delimiter(cursor.last());
      }
      case "right" -> throw LatexRefusal.at(token, "`\\right` without `\\left`", "");
      case "middle" -> {
        if (!"\\right".equals(open.peek())) {
          throw LatexRefusal.at(token, "`\\middle` outside `\\left` and `\\right`", "");
        }
        cursor.delimiter(token);
      }
      case "begin" -> environment(token);
      case "end" -> throw LatexRefusal.at(token, "`\\end` without `\\begin`", "");
      case "limits" ->
          throw LatexRefusal.at(token, "`\\limits` is allowed only after `\\mathop{…}`", "");
      case "\\" -> newRow(token);
      case "displaystyle", "textstyle", "scriptstyle", "mathstrut" -> {}
      default -> cursor.delimiter(token);
    }
  }

  private void environment(LatexToken token) {
    String name = cursor.word(token);
    if (!ENVIRONMENTS.contains(name)) {
      throw LatexRefusal.at(
          token, "the environment `" + name + "` is not allowed in a formula", "");
    }
    if (name.equals("array") && !cursor.word(token).matches("[lcr|]{1,60}")) {
      throw LatexRefusal.at(
          token, "the columns of an array are given by `l`, `c`, `r` and `|`", "");
    }
    items("\\end");
    if (!cursor.word(token).equals(name)) {
      throw LatexRefusal.at(token, "`\\begin{" + name + "}` is closed by another `\\end`", "");
    }
  }

  private void newRow(LatexToken token) {
    requireCell(token);
    if (!cursor.atEnd() && (cursor.peek().is("[") || cursor.peek().is("*"))) {
      throw LatexRefusal.at(token, "`\\\\" + cursor.peek().text() + "` is not allowed", "");
    }
  }

  private boolean inSubstack() {
    return open.stream().limit(2).toList().equals(List.of("}", "\\substack"));
  }

  private void requireCell(LatexToken token) {
    boolean substack = token.is("\\\\") && inSubstack();
    if (!"\\end".equals(open.peek()) && !substack) {
      throw LatexRefusal.at(
          token, "`" + token.text() + "` outside an environment such as `aligned`", "");
    }
  }

  private void argument(LatexToken command) {
    cursor.skipBlank();
    LatexToken token = cursor.next(command);
    if (token.is("^") || token.is("_") || token.is("&") || token.is("\\\\")) {
      throw LatexRefusal.at(
          token, "`" + command.text() + "` wants an argument", "write it in braces");
    }
    atom(token);
  }
}
