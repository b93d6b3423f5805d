package org.deriv.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deriv.document.LatexCommand.Kind;
import org.deriv.document.UnicodeScripts.Level;

/** Reads the LaTeX of a formula as one line of Unicode, as one would type it in a message. */
public final class LatexText {
  private static final Set<String> SPACED =
      Set.of(
          "=", "<", ">", "≠", "≤", "≥", "→", "≈", "≡", "∈", "∉", "∼", "∝", "⪰", "⪯", "≻", "≺", "⟹",
          "⟺", "⇒", "⇔", "↦", "⊂", "⊆", "≪", "≫", "∣", "≜", "⟶");
  private static final Set<String> BINARY = Set.of("+", "-", "±", "∓", "×", "⊙", "⊗", "⊕", "∘");
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
    String text = reader.until("", ", ").strip().replaceAll(" {2,}", " ");
    return text.isEmpty() ? latex : text;
  }

  private String until(String close, String cell) {
    Words words = new Words();
    while (at < tokens.size() && depth < DEEPEST) {
      LatexToken token = tokens.get(at++);
      if (token.is(close)) {
        break;
      }
      append(words, token, cell);
    }
    return words.toString();
  }

  private void append(Words words, LatexToken token, String cell) {
    Optional<Kind> kind = kind(token);
    String sign = token.is("&") ? cell : sign(token);
    if (token.is("^") || token.is("_")) {
      words.script(sign);
    } else if (SPACED.contains(sign)) {
      words.between(sign);
    } else if (BINARY.contains(sign)) {
      words.operator(sign.equals("-") ? "−" : sign);
    } else if (sign.equals(",")) {
      words.put(", ");
    } else if (kind.filter(k -> k == Kind.FUNCTION || k == Kind.LARGE).isPresent()) {
      words.name(sign);
    } else {
      words.put(sign);
    }
    if (token.text().endsWith("frac") && token.isCommand()) {
      words.divided();
    }
  }

  private static Optional<Kind> kind(LatexToken token) {
    return token.isCommand()
        ? LatexCommand.named(token.name()).map(LatexCommand::kind)
        : Optional.empty();
  }

  private String sign(LatexToken token) {
    return switch (token.text()) {
      case "{" -> group();
      case "^" -> UnicodeScripts.script(argument(), Level.ABOVE);
      case "_" -> UnicodeScripts.script(argument(), Level.BELOW);
      case "'" -> "′";
      case "~" -> " ";
      case "\\\\" -> "; ";
      default -> token.isCommand() ? command(token) : token.text();
    };
  }

  private String group() {
    depth++;
    String text = until("}", ", ");
    depth--;
    return text;
  }

  private String argument() {
    if (at >= tokens.size() || depth >= DEEPEST) {
      return "";
    }
    depth++;
    LatexToken token = tokens.get(at++);
    String text = token.is("{") ? until("}", ", ") : sign(token);
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
      case "text", "textbf", "textit", "textrm", "operatorname" -> phrase();
      default -> argument();
    };
  }

  // The blanks between tokens were dropped; their places tell where they were.
  private String phrase() {
    StringBuilder text = new StringBuilder();
    if (at < tokens.size() && tokens.get(at).is("{")) {
      int end = tokens.get(at).offset() + 1;
      for (at++; at < tokens.size(); at++) {
        LatexToken token = tokens.get(at);
        text.append(token.offset() > end ? " " : "");
        if (token.is("}")) {
          at++;
          break;
        }
        text.append(token.isCommand() ? " " : token.text());
        end = token.offset() + token.text().length();
      }
    }
    return text.toString();
  }

  private String structure(LatexToken token) {
    return switch (token.name()) {
      case "frac", "dfrac", "tfrac" ->
          Words.numerator(argument()) + "/" + Words.denominator(argument());
      case "binom" -> "C(" + argument() + ", " + argument() + ")";
      case "sqrt" -> "√" + Words.denominator(argument());
      case "overset", "underset", "stackrel" -> over(argument(), argument());
      case "phantom", "vphantom", "hphantom" -> second("", argument());
      case "textcolor" -> second(argument(), argument());
      default -> argument();
    };
  }

  private static String second(String first, String second) {
    return first.isEmpty() ? "" : second;
  }

  private static String over(String above, String base) {
    return base + UnicodeScripts.script(above, Level.ABOVE);
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
    depth++;
    String body = until("\\end", name.equals("aligned") ? "" : ", ").strip();
    depth--;
    argument();
    return switch (name) {
      case "pmatrix" -> "(" + body + ")";
      case "bmatrix", "matrix", "smallmatrix" -> "[" + body + "]";
      case "vmatrix" -> "|" + body + "|";
      case "cases" -> "{" + body;
      default -> body;
    };
  }

  /** A line that grows, with blanks where a reader needs them. */
  private static final class Words {
    private final StringBuilder text = new StringBuilder();
    // What comes next is kept apart if it would run into what is there.
    private boolean loose;
    // A factor that comes next is not under the slash.
    private boolean divided;

    void divided() {
      divided = true;
    }

    private void separate(String sign) {
      if (divided && !sign.isBlank() && ".,;:)]}|‖′!".indexOf(sign.charAt(0)) < 0) {
        text.append(" · ");
        loose = false;
      }
      divided &= sign.isBlank();
    }

    void put(String sign) {
      separate(sign);
      if (loose && !sign.isEmpty() && Character.isLetterOrDigit(sign.codePointAt(0))) {
        text.append(' ');
      }
      text.append(sign);
      loose = loose && sign.isEmpty();
    }

    void script(String sign) {
      divided = false;
      text.append(sign);
      loose |= sign.startsWith("_") || sign.startsWith("^");
    }

    void between(String sign) {
      divided = false;
      text.append(' ').append(sign).append(' ');
      loose = false;
    }

    void operator(String sign) {
      divided = false;
      String seen = text.toString().stripTrailing();
      boolean operand =
          !seen.isEmpty() && "(=<>≤≥+-−,;/".indexOf(seen.charAt(seen.length() - 1)) < 0;
      text.append(operand ? " " + sign + " " : sign);
      loose = false;
    }

    void name(String sign) {
      separate(sign);
      boolean word = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
      text.append(word ? " " : "").append(sign);
      loose = true;
    }

    static String numerator(String text) {
      return text.matches("[^\\s+−/=,]+") ? text : "(" + text + ")";
    }

    static String denominator(String text) {
      return text.matches(
              "‖[^‖]*‖|√\\p{L}|\\p{L}+\\([^()]*\\)|\\d+|[∂d]?\\p{L}\\p{M}*[′₀-₉ᵢⱼₖₗₘₙₜ]*")
          ? text
          : "(" + text + ")";
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
