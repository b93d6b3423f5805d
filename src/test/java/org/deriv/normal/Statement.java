package org.deriv.normal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deriv.expr.Context;
import org.deriv.expr.Expr;

/** An equation under assumptions, as the files of tests state it. */
record Statement(String text, Context context, Expr left, Expr right) {
  static Statement of(String line) {
    int turnstile = line.indexOf("|-");
    Text text = new Text().given(line.substring(0, turnstile));
    String[] sides = line.substring(turnstile + 2).split("==", 2);
    return new Statement(line, text.context(), text.expr(sides[0]), text.expr(sides[1]));
  }

  /** The lines of a resource that are no comments. */
  static List<String> lines(String resource) {
    try (InputStream in = Statement.class.getResourceAsStream("/normal/" + resource)) {
      if (in == null) {
        throw new IllegalStateException(resource);
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }

  Outcome decide() {
    return Equality.decide(context, left, right);
  }

  Outcome.Proof proof() {
    if (decide() instanceof Outcome.Proof proof) {
      return proof;
    }
    throw new AssertionError("not proved: " + text);
  }

  boolean isProvedBy(Certificate certificate) {
    return CertificateChecker.proves(context, left, right, certificate);
  }
}
