package org.deriv.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.document.LatexCommand.Kind;

/** Reads the LaTeX of a formula as one line of Unicode, as one would type it in a message. */
public final class LatexText {
  private static final Set<String> SPACED =
      Set.of(
          "=", "<", ">", "≠", "≤", "≥", "→", "≈", "≡", "∈", "∉", "∼", "∝", "⪰", "⪯", "≻", "≺", "⟹",
          "⟺", "⇒", "⇔", "↦", "⊂", "⊆", "≪", "≫", "∣", "≜", "⟶");
  private static final Set<String> BINARY =
      Set.of("+", "-", "−", "±", "∓", "×", "⊙", "⊗", "⊕", "∘");
  private static final int DEEPEST = 60;

  private final List<LatexToken> tokens;
  private int at;
  private int depth;

  private LatexText(String latex) {
    this.tokens = LatexToken.all(latex).stream().filter(token -> !token.isBlank()).toList();
  }

  /** The formula as one line; for what it cannot read, the LaTeX stands for itself. */
  public static String of(String latex) {
    LatexText reader = new LatexText(latex);
    String text = reader.until("").strip().replaceAll(" {2,}", " ");
    return text.isEmpty() ? latex : text;
  }

  private String until(String close) {
    StringBuilder text = new StringBuilder();
    while (at < tokens.size() && depth < DEEPEST) {
      LatexToken token = tokens.get(at++);
      if (token.is(close)) {
        return text.toString();
      }
      append(text, token);
    }
    return text.toString();
  }

  private void append(StringBuilder text, LatexToken token) {
    String sign = sign(token);
    boolean operand = !text.isEmpty() && "(=<>≤≥+-−,".indexOf(last(text)) < 0;
    if (SPACED.contains(sign)) {
      text.append(' ').append(sign).append(' ');
    } else if (BINARY.contains(sign) && operand) {
      text.append(' ').append(sign.equals("-") ? "−" : sign).append(' ');
    } else if (sign.equals(",")) {
      text.append(", ");
    } else {
      boolean names = isFunction(token) && !text.isEmpty() && Character.isLetter(last(text));
      text.append(names ? " " : "").append(sign);
      boolean letter = at < tokens.size() && !tokens.get(at).text().matches("[(_^{\\[].*|\\\\left");
      text.append(isFunction(token) && letter ? " " : "");
    }
  }

  private static char last(StringBuilder text) {
    String seen = text.toString().stripTrailing();
    return seen.isEmpty() ? '(' : seen.charAt(seen.length() - 1);
  }

  private static boolean isFunction(LatexToken token) {
    return token.isCommand()
        && LatexCommand.named(token.name()).filter(c -> c.kind() == Kind.FUNCTION).isPresent();
  }

  private String sign(LatexToken token) {
    return switch (token.text()) {
      case "{" -> group();
      case "^" -> script(UnicodeScripts.Level.ABOVE);
      case "_" -> script(UnicodeScripts.Level.BELOW);
      case "'" -> "′";
      case "&" -> " ";
      case "~" -> " ";
      case "\\\\" -> "; ";
      default -> token.isCommand() ? command(token) : token.text();
    };
  }

  private String group() {
    depth++;
    String text = until("}");
    depth--;
    return text;
  }

  private String script(UnicodeScripts.Level level) {
    return UnicodeScripts.script(argument(), level);
  }

  private String argument() {
    if (at >= tokens.size() || depth >= DEEPEST) {
      return "";
    }
    depth++;
    LatexToken token = tokens.get(at++);
    String text = token.is("{") ? until("}") : sign(token);
    depth--;
    return text.strip();
  }

  private String command(LatexToken token) {
    Optional<LatexCommand> known = LatexCommand.named(token.name());
    if (known.isEmpty()) {
      return token.text();
    }
    LatexCommand command = known.get();
    return switch (command.kind()) {
      case SYMBOL, LARGE, FUNCTION, DELIMITER, SPACE -> command.unicode();
      case ACCENT -> argument() + command.unicode();
      case FONT -> font(token);
      case STRUCTURE -> structure(token);
      case LAYOUT -> layout(token);
    };
  }

  private String font(LatexToken token) {
    return switch (token.name()) {
      case "mathbb" -> UnicodeScripts.doubleStruck(argument());
      case "text", "textbf", "textit", "textrm", "operatorname" -> words();
      default -> argument();
    };
  }

  // The blanks between tokens were dropped; their places tell where they were.
  private String words() {
    StringBuilder text = new StringBuilder();
    if (at < tokens.size() && tokens.get(at).is("{")) {
      int end = tokens.get(at).offset() + 1;
      for (at++; at < tokens.size() && !tokens.get(at).is("}"); at++) {
        LatexToken token = tokens.get(at);
        text.append(token.offset() > end ? " " : "").append(token.isCommand() ? " " : token.text());
        end = token.offset() + token.text().length();
      }
      if (at < tokens.size() && tokens.get(at).offset() > end) {
        text.append(' ');
      }
      at++;
    }
    return text.toString();
  }

  private String structure(LatexToken token) {
    return switch (token.name()) {
      case "frac", "dfrac", "tfrac" -> operand(argument()) + "/" + operand(argument());
      case "binom" -> "C(" + argument() + ", " + argument() + ")";
      case "sqrt" -> "√" + operand(argument());
      case "overset", "underset", "stackrel" -> over(argument(), argument());
      case "phantom", "vphantom", "hphantom" -> {
        argument();
        yield "";
      }
      case "textcolor" -> {
        argument();
        yield argument();
      }
      default -> argument();
    };
  }

  private static String over(String above, String base) {
    return base + UnicodeScripts.script(above, UnicodeScripts.Level.ABOVE);
  }

  private static String operand(String text) {
    boolean simple = text.codePointCount(0, text.length()) <= 1 || text.matches("[\\p{L}\\d.]+");
    return simple ? text : "(" + text + ")";
  }

  private String layout(LatexToken token) {
    return switch (token.name()) {
      case "left", "right" -> {
        LatexToken delimiter = at < tokens.size() ? tokens.get(at++) : token;
        yield delimiter.is(".") ? "" : sign(delimiter);
      }
      case "begin" -> environment(argument());
      default -> "";
    };
  }

  private String environment(String name) {
    if (name.equals("array")) {
      argument();
    }
    String body = until("\\end").strip();
    argument();
    return switch (name) {
      case "pmatrix" -> "(" + body + ")";
      case "bmatrix", "matrix", "smallmatrix" -> "[" + body + "]";
      case "vmatrix" -> "|" + body + "|";
      case "cases" -> "{" + body;
      default -> body;
    };
  }
}
