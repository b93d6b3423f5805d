package org.deriv.autodiff;

/** Thrown inside this room where a question cannot be answered; never leaves it. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Why. */
  enum Kind {
    /** Not defined for these indices and dimensions, such as a term outside its range. */
    UNDEFINED,
    /** Too much work. */
    TOO_LARGE,
    /** Something that this room does not know how to evaluate. */
    UNKNOWN
  }

  private Refusal(Kind kind, String why) {
    super(why, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  String why() {
    return String.valueOf(getMessage());
  }

  static Refusal undefined(String why) {
    return new Refusal(Kind.UNDEFINED, why);
  }

  static Refusal tooLarge(String why) {
    return new Refusal(Kind.TOO_LARGE, why);
  }

  static Refusal unknown(String why) {
    return new Refusal(Kind.UNKNOWN, why);
  }
}
