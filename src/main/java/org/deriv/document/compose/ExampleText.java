package org.deriv.document.compose;

import java.util.ArrayList;
import java.util.List;
import org.deriv.document.Inline;

/** The values at which two sides are not equal, where that was claimed. */
final class ExampleText {
  /** The reason that evidence of this kind gives. */
  static final String REASON = "an example";

  private final NamesInWords names;

  ExampleText(NamesInWords names) {
    this.names = names;
  }

  /** {@code an example: n = 2; A = [[1, 1], [-2, 2]]; 4 against 1 at [1,1]}. */
  List<Inline> of(String evidence) {
    if (!evidence.startsWith(REASON + ": ")) {
      return Inline.text(REASON);
    }
    List<Inline> words = new ArrayList<>(Inline.text("for example"));
    String joint = " with ";
    for (String part : evidence.substring(REASON.length() + 2).split("; ", -1)) {
      int equal = part.indexOf(" = ");
      if (equal > 0) {
        String value = part.substring(equal).replace("-", "−");
        words.addAll(names.in(joint + "`" + part.substring(0, equal) + "`" + value));
        joint = ", ";
      } else {
        words.addAll(Inline.text(": " + part.replace("-", "−")));
      }
    }
    return words;
  }
}
