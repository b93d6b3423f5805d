package org.deriv.document;

/** Which scripts the last atom of a group has, so that it gets no second one. */
final class LatexScripts {
  private boolean above;
  private boolean below;

  void clear() {
    above = false;
    below = false;
  }

  void prime(LatexToken token) {
    if (above) {
      throw LatexRefusal.at(token, "a prime after a superscript", "put the prime first");
    }
  }

  void add(LatexToken token) {
    boolean superscript = token.is("^");
    if (superscript ? above : below) {
      throw LatexRefusal.at(
          token, "two `" + token.text() + "` after one another", "group with braces");
    }
    above |= superscript;
    below |= !superscript;
  }
}
