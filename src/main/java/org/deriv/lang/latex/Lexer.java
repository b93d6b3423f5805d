package org.deriv.lang.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes LaTeX apart. What only moves or resizes signs, and what goes around a display, is left. */
final class Lexer {
  /** More than a derivation by hand has. */
  static final int MOST_CHARACTERS = 60_000;

  private static final Set<String> SILENT =
      Set.of(
          "\\,",
          "\\;",
          "\\:",
          "\\!",
          "\\ ",
          "\\>",
          "\\quad",
          "\\qquad",
          "\\displaystyle",
          "\\textstyle",
          "\\nonumber",
          "\\notag",
          "\\limits",
          "\\nolimits",
          "\\allowbreak",
          "\\hfill",
          "\\noindent",
          "\\[",
          "\\]",
          "\\(",
          "\\)",
          "\\left",
          "\\right",
          "\\middle",
          "\\big",
          "\\Big",
          "\\bigg",
          "\\Bigg",
          "\\bigl",
          "\\Bigl",
          "\\biggl",
          "\\Biggl",
          "\\bigr",
          "\\Bigr",
          "\\biggr",
          "\\Biggr",
          "\\bigm",
          "\\Bigm",
          "\\scriptstyle",
          "\\mathstrut",
          "\\mathop",
          "\\medspace",
          "\\thinspace",
          "\\enspace");
  private static final Set<String> SKIPPED = Set.of("\\label", "\\tag", "\\hspace", "\\vspace");
  private static final Set<String> WORDS =
      Set.of("\\text", "\\textrm", "\\textit", "\\textbf", "\\mbox", "\\intertext", "\\textnormal");
  private static final Set<String> DISPLAYS =
      Set.of(
          "align",
          "aligned",
          "alignat",
          "gather",
          "gathered",
          "equation",
          "split",
          "multline",
          "eqnarray",
          "flalign",
          "displaymath",
          "math");

  private final String latex;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String latex) {
    this.latex = latex;
  }

  /** The tokens of a text between two offsets. */
  static List<Token> tokens(String latex, int from, int to) {
    if (to - from > MOST_CHARACTERS) {
      throw new Unread(
          "this is longer than " + MOST_CHARACTERS + " characters",
          "check it in several parts",
          from,
          from);
    }
    Lexer lexer = new Lexer(latex.substring(0, to));
    lexer.at = from;
    while (lexer.at < to) {
      lexer.next();
    }
    return lexer.tokens;
  }

  private void next() {
    char first = latex.charAt(at);
    if (Character.isWhitespace(first) || first == '~' || first == '$') {
      at++;
    } else if (first == '%') {
      int newline = latex.indexOf('\n', at);
      at = newline < 0 ? latex.length() : newline;
    } else if (first == '\\') {
      command();
    } else if (isLetter(first)) {
      run(Token.Kind.LETTERS, Lexer::isLetter);
    } else if (isDigit(first)) {
      number();
    } else {
      sign();
    }
  }

  private void command() {
    int start = at++;
    boolean word = at < latex.length() && isLetter(latex.charAt(at));
    at += at < latex.length() ? Character.charCount(latex.codePointAt(at)) : 0;
    while (word && at < latex.length() && isLetter(latex.charAt(at))) {
      at++;
    }
    String name = latex.substring(start, at);
    if (WORDS.contains(name)) {
      String words = braced(start);
      boolean called = Signs.isFunction(words) && opens();
      Token.Kind kind = called ? Token.Kind.LETTERS : Token.Kind.TEXT;
      tokens.add(new Token(kind, words, start, at));
    } else if (name.equals("\\begin") || name.equals("\\end")) {
      environment(name, start);
    } else if (SKIPPED.contains(name)) {
      at += latex.startsWith("*", at) ? 1 : 0;
      braced(start);
    } else if (name.equals("\\\\")) {
      row(start);
    } else if (name.equals("\\left") || name.equals("\\right")) {
      bar(name, start);
    } else if (!SILENT.contains(name)) {
      tokens.add(new Token(Token.Kind.COMMAND, name, start, at));
    }
  }

  /** {@code \left|} tells which side of it is inside; {@code \left.} stands for nothing. */
  private void bar(String name, int start) {
    while (at < latex.length() && latex.charAt(at) == ' ') {
      at++;
    }
    String side = name.equals("\\left") ? "l" : "r";
    if (latex.startsWith("|", at)) {
      at++;
      tokens.add(new Token(Token.Kind.COMMAND, "\\" + side + "vert", start, at));
    } else if (latex.startsWith("\\|", at)) {
      at += 2;
      tokens.add(new Token(Token.Kind.COMMAND, "\\" + side + "Vert", start, at));
    } else if (latex.startsWith(".", at)) {
      at++;
      tokens.add(new Token(Token.Kind.COMMAND, name + ".", start, at));
    }
  }

  /** Whether a bracket comes next, so that words before it are a function's name. */
  private boolean opens() {
    String rest = latex.substring(at, Math.min(at + 12, latex.length())).strip();
    return rest.matches("(?s)(\\\\(left|[bB]igg?l?) *)?[(\\[_].*");
  }

  private void row(int start) {
    tokens.add(new Token(Token.Kind.SIGN, "\\\\", start, at));
    if (latex.startsWith("*", at)) {
      at++;
    }
    if (latex.startsWith("[", at) && at + 1 < latex.length() && isDigit(latex.charAt(at + 1))) {
      int close = latex.indexOf(']', at);
      at = close < 0 ? at : close + 1;
    }
  }

  private void environment(String name, int start) {
    String what = braced(start);
    String plain = what.replace("*", "");
    if (!DISPLAYS.contains(plain)) {
      tokens.add(new Token(Token.Kind.COMMAND, name + "{" + plain + "}", start, at));
    } else if (name.equals("\\begin") && plain.equals("alignat")) {
      braced(start);
    }
  }

  /** What stands in the braces that follow. */
  private String braced(int start) {
    while (at < latex.length() && Character.isWhitespace(latex.charAt(at))) {
      at++;
    }
    if (!latex.startsWith("{", at)) {
      throw new Unread("this wants braces after it", "", start, at);
    }
    int depth = 0;
    for (int end = at; end < latex.length(); end++) {
      char character = latex.charAt(end);
      depth += character == '{' ? 1 : character == '}' ? -1 : 0;
      if (depth == 0) {
        String inside = latex.substring(at + 1, end);
        at = end + 1;
        return inside.strip();
      }
    }
    throw new Unread("`{` is never closed", "close it with `}`", at, at + 1);
  }

  private interface Characters {
    boolean has(char character);
  }

  private void run(Token.Kind kind, Characters characters) {
    int start = at;
    while (at < latex.length() && characters.has(latex.charAt(at))) {
      at++;
    }
    tokens.add(new Token(kind, latex.substring(start, at), start, at));
  }

  private void number() {
    int start = at;
    while (at < latex.length() && isDigit(latex.charAt(at))) {
      at++;
    }
    boolean point =
        at + 1 < latex.length() && latex.charAt(at) == '.' && isDigit(latex.charAt(at + 1));
    if (point) {
      at++;
      while (at < latex.length() && isDigit(latex.charAt(at))) {
        at++;
      }
    }
    tokens.add(new Token(Token.Kind.NUMBER, latex.substring(start, at), start, at));
  }

  private void sign() {
    int start = at;
    at += Character.charCount(latex.codePointAt(at));
    if (latex.startsWith("||", start)) {
      at = start + 2;
    }
    String text = latex.substring(start, at).replace("||", "\\|");
    boolean command = text.equals("\\|");
    tokens.add(new Token(command ? Token.Kind.COMMAND : Token.Kind.SIGN, text, start, at));
  }

  private static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
