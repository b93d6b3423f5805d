package org.deriv.lang.latex;

import java.util.Map;
import java.util.Set;

/** What LaTeX commands stand for. */
final class Signs {
  private static final Set<String> GREEK =
      Set.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
          "lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi",
          "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi",
          "Psi", "Omega", "ell");
  private static final Map<String, String> VARIANTS =
      Map.of(
          "varepsilon",
          "epsilon",
          "vartheta",
          "theta",
          "varphi",
          "phi",
          "varrho",
          "rho",
          "varsigma",
          "sigma",
          "varpi",
          "pi",
          "varkappa",
          "kappa");
  private static final Set<String> FONTS =
      Set.of(
          "\\mathbf",
          "\\boldsymbol",
          "\\bm",
          "\\mathrm",
          "\\mathit",
          "\\mathsf",
          "\\mathcal",
          "\\mathbb",
          "\\mathfrak",
          "\\mathscr",
          "\\mathtt",
          "\\operatorname",
          "\\pmb",
          "\\bf",
          "\\symbf",
          "\\mathnormal",
          "\\operatorname*");
  private static final Map<String, String> ACCENTS =
      Map.of(
          "\\hat",
          "hat",
          "\\widehat",
          "hat",
          "\\bar",
          "bar",
          "\\overline",
          "bar",
          "\\tilde",
          "tilde",
          "\\widetilde",
          "tilde",
          "\\dot",
          "dot",
          "\\ddot",
          "ddot");
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("ReLU", "relu"),
          Map.entry("GELU", "gelu"),
          Map.entry("Tr", "tr"),
          Map.entry("trace", "tr"),
          Map.entry("Diag", "diag"),
          Map.entry("sgn", "sign"),
          Map.entry("ln", "log"),
          Map.entry("Cov", "Cov"),
          Map.entry("cov", "Cov"),
          Map.entry("Var", "Var"),
          Map.entry("E", "Expect"),
          Map.entry("V", "Var"),
          Map.entry("P", "Prob"),
          Map.entry("Pr", "Prob"),
          Map.entry("N", "Normal"),
          Map.entry("H", "entropy"),
          Map.entry("logit", "logit"));
  private static final Set<String> PLAIN_FUNCTIONS =
      Set.of(
          "exp",
          "log",
          "sqrt",
          "abs",
          "sign",
          "sin",
          "cos",
          "tanh",
          "sigmoid",
          "relu",
          "softplus",
          "erf",
          "gelu",
          "tr",
          "det",
          "logdet",
          "inv",
          "pinv",
          "diag",
          "vec",
          "rank",
          "eigmax",
          "eigmin",
          "sum",
          "mean",
          "var",
          "max",
          "min",
          "dot",
          "softmax",
          "logsumexp",
          "KL",
          "entropy",
          "Var",
          "Cov",
          "step");

  private Signs() {}

  /** The name of a Greek letter, or of another letter that is a command. */
  static boolean isLetter(String command) {
    String name = command.substring(1);
    return GREEK.contains(name) || VARIANTS.containsKey(name);
  }

  /** The name that a letter's command stands for; both sorts of phi are one. */
  static String letter(String command) {
    String name = command.substring(1);
    return VARIANTS.getOrDefault(name, name);
  }

  static boolean isFont(String command) {
    return FONTS.contains(command);
  }

  static boolean isAccent(String command) {
    return ACCENTS.containsKey(command);
  }

  static String accent(String command) {
    return ACCENTS.getOrDefault(command, "");
  }

  /** Whether a command's argument is a letter or word. */
  static boolean takesLetters(String command) {
    return isFont(command) || isAccent(command);
  }

  /** The function that an upright word means, or the word. */
  static String function(String word) {
    return FUNCTIONS.getOrDefault(word, word);
  }

  static boolean isFunction(String word) {
    String name = function(word);
    return PLAIN_FUNCTIONS.contains(name) || name.equals("Expect") || name.equals("Prob");
  }

  /** Whether a function may stand before a letter without parentheses. */
  static boolean isBare(String function) {
    return Set.of("log", "logdet", "exp", "sin", "cos", "tanh", "tr", "det", "diag", "vec", "rank")
        .contains(function);
  }
}
