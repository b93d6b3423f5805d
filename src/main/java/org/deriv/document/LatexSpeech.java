package org.deriv.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the LaTeX of a formula as the words in which it is said, for those who hear it. */
public final class LatexSpeech {
  private static final int DEEPEST = 40;
  private static final Set<String> WITH_LIMITS =
      Set.of("lim", "max", "min", "sup", "inf", "argmax", "argmin");
  private static final Set<String> BARS = Set.of("‖", "|");

  private final List<LatexToken> tokens;
  private int at;
  private int depth;

  private LatexSpeech(String latex) {
    this.tokens = LatexToken.all(latex).stream().filter(token -> !token.isBlank()).toList();
  }

  /** The words of a formula; what cannot be said stands for itself. */
  public static String of(String latex) {
    LatexSpeech reader = new LatexSpeech(latex);
    String words = SpokenWords.tidy(reader.until(_ -> false));
    return words.isEmpty() ? LatexText.of(latex) : words;
  }

  private String until(Predicate<LatexToken> end) {
    List<String> words = new ArrayList<>();
    depth++;
    while (at < tokens.size() && depth < DEEPEST && !end.test(tokens.get(at))) {
      words.add(next());
    }
    depth--;
    return SpokenWords.tidy(String.join(" ", words));
  }

  private boolean sees(String text) {
    return at < tokens.size() && tokens.get(at).is(text);
  }

  private String next() {
    LatexToken token = tokens.get(at++);
    return switch (token.text()) {
      case "{" -> group();
      case "^" -> SpokenWords.raised(argument());
      case "_" -> SpokenWords.lowered(argument());
      case "'" -> "prime";
      case "&", "}" -> ",";
      case "~" -> "";
      case "\\\\" -> ";";
      case "|" -> bars("|", "");
      default -> token.isCommand() ? command(token) : plain(token);
    };
  }

  private String plain(LatexToken token) {
    StringBuilder number = new StringBuilder(token.text());
    while (isDigit(token.text()) && at < tokens.size() && isDigit(tokens.get(at).text())) {
      number.append(tokens.get(at++).text());
    }
    return SpokenWords.of(number.toString());
  }

  private static boolean isDigit(String text) {
    return text.matches("[0-9.]");
  }

  private String group() {
    String words = until(token -> token.is("}"));
    at++;
    return words;
  }

  private String argument() {
    if (at >= tokens.size() || depth >= DEEPEST) {
      return "";
    }
    depth++;
    String words = sees("{") ? next() : SpokenWords.tidy(next());
    depth--;
    return words;
  }

  private String command(LatexToken token) {
    Optional<LatexCommand> known = LatexCommand.named(token.name());
    if (known.isEmpty()) {
      return token.name();
    }
    LatexCommand command = known.get();
    return switch (command.kind()) {
      case SYMBOL -> symbol(command.unicode());
      case DELIMITER ->
          BARS.contains(command.unicode())
              ? bars(command.unicode(), "")
              : SpokenWords.of(command.unicode());
      case LARGE -> limits(SpokenWords.of(command.unicode()));
      case FUNCTION -> function(command.unicode());
      case SPACE -> command.name().endsWith("quad") ? "," : "";
      case ACCENT -> argument() + " " + SpokenWords.of(command.name());
      case FONT -> font(token);
      case STRUCTURE -> structure(token);
      case LAYOUT -> layout(token);
    };
  }

  private String symbol(String sign) {
    return sign.equals("∇") ? gradient() : SpokenWords.of(sign);
  }

  private String gradient() {
    String name = "the gradient";
    String by = "";
    while (sees("^") || sees("_")) {
      boolean raised = tokens.get(at++).is("^");
      String script = argument();
      name = raised && script.equals("2") ? "the Hessian" : name;
      by = raised ? by : " with respect to " + script;
    }
    return name + by + " of";
  }

  private String function(String name) {
    String words = SpokenWords.of(name.replace(" ", ""));
    boolean under = WITH_LIMITS.contains(name.replace(" ", ""));
    return under && (sees("_") || sees("^") || sees("\\limits")) ? limits(words) : words;
  }

  /** What stands under and over a large operator. */
  private String limits(String name) {
    String below = "";
    String above = "";
    while (sees("_") || sees("^") || sees("\\limits")) {
      LatexToken token = tokens.get(at++);
      if (token.is("_")) {
        below = argument();
      } else if (token.is("^")) {
        above = argument();
      }
    }
    String from = above.isEmpty() ? (name.equals("the limit") ? " as " : " over ") : " from ";
    return name
        + (below.isEmpty() ? "" : from + below)
        + (above.isEmpty() ? "" : " to " + above)
        + " of";
  }

  private String font(LatexToken token) {
    return switch (token.name()) {
      case "mathbb" -> space(SpokenWords.of(UnicodeScripts.doubleStruck(argument())));
      case "text", "textbf", "textit", "textrm" -> phrase();
      case "operatorname" -> function(phrase().strip());
      case "mathrm" -> {
        String name = argument().replace(" ", "");
        yield SpokenWords.known(name).orElse(name);
      }
      default -> word(argument());
    };
  }

  /** A space of values says its dimensions after it. */
  private String space(String name) {
    if (!sees("^")) {
      return name;
    }
    at++;
    return name + " of dimension " + argument().replace(" times ", " by ");
  }

  /** Letters in another alphabet are a name. */
  private static String word(String letters) {
    return letters.matches("\\p{L}( \\p{L})+") ? letters.replace(" ", "") : letters;
  }

  private String phrase() {
    StringBuilder words = new StringBuilder();
    if (sees("{")) {
      int end = tokens.get(at).offset() + 1;
      for (at++; at < tokens.size() && !sees("}"); at++) {
        LatexToken token = tokens.get(at);
        words.append(token.offset() > end ? " " : "");
        words.append(token.isCommand() ? " " : token.text());
        end = token.offset() + token.text().length();
      }
      at++;
    }
    return words.toString();
  }

  private String structure(LatexToken token) {
    return switch (token.name()) {
      case "frac", "dfrac", "tfrac" -> SpokenWords.quotient(argument(), argument());
      case "binom" -> argument() + " choose " + argument();
      case "sqrt" -> "the square root of " + SpokenWords.closed(argument(), "end root");
      case "overset", "stackrel" -> above(argument(), argument());
      case "underset" -> above(argument(), argument());
      case "phantom", "vphantom", "hphantom" -> second("", argument());
      case "textcolor" -> second(argument(), argument());
      case "underbrace", "overbrace" -> argument() + named();
      case "xrightarrow" -> "tends to, " + argument() + ",";
      default -> argument();
    };
  }

  private String named() {
    boolean named = sees("_") || sees("^");
    at += named ? 1 : 0;
    return named ? ", named " + argument() + "," : "";
  }

  private static String above(String mark, String base) {
    return base + " (" + mark + ")";
  }

  private static String second(String first, String second) {
    return first.isEmpty() ? "" : second;
  }

  private String layout(LatexToken token) {
    if (token.name().equals("begin")) {
      return environment(argument());
    }
    boolean opens = token.name().equals("left") || token.name().matches("[bB]igg?l?");
    boolean closes = token.name().equals("right") || token.name().matches("[bB]igg?r");
    if (!opens && !closes || at >= tokens.size()) {
      return "";
    }
    String sign = delimiter();
    return BARS.contains(sign) && opens
        ? bars(sign, token.name().startsWith("l") ? "right" : token.name().replace('l', 'r'))
        : evaluated(sign, closes);
  }

  /** A bar that closes nothing says where something is taken. */
  private String evaluated(String sign, boolean closes) {
    if (closes && sign.equals("|") && sees("_")) {
      at++;
      return "at " + SpokenWords.closed(argument(), "end at");
    }
    return sign.equals(".") ? "" : SpokenWords.of(sign);
  }

  private String delimiter() {
    LatexToken token = tokens.get(at++);
    return token.isCommand()
        ? LatexCommand.named(token.name()).map(LatexCommand::unicode).orElse("")
        : token.text();
  }

  /** What stands between two bars; before the second one stands a command, or none. */
  private String bars(String sign, String closing) {
    int ahead = LatexBars.closing(tokens.subList(at, tokens.size()), sign, closing);
    if (ahead < 0) {
      return sign.equals("|") ? "given" : "";
    }
    int end = at + ahead;
    String inside = until(_ -> at >= end);
    at = end + (closing.isEmpty() ? 1 : 2);
    String letter = "";
    if (sign.equals("‖") && sees("_")) {
      at++;
      letter = argument();
    }
    String name = sign.equals("|") ? "absolute value" : "norm";
    String closed = "end " + name;
    return (sign.equals("|") ? "the absolute value" : SpokenWords.norm(letter))
        + " of "
        + (sees("^") ? inside + ", " + closed + "," : SpokenWords.closed(inside, closed));
  }

  private String environment(String name) {
    String plain = name.replace(" ", "");
    if (plain.equals("array")) {
      argument();
    }
    String body = until(token -> token.is("\\end"));
    at++;
    argument();
    return switch (plain) {
      case "pmatrix", "bmatrix", "matrix", "smallmatrix" ->
          "the matrix with rows " + body + ", end matrix,";
      case "vmatrix" -> "the determinant with rows " + body + ", end determinant,";
      case "cases" -> "in cases " + body + ", end cases,";
      default -> body;
    };
  }
}
