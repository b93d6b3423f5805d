package org.deriv.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deriv.render.html.Html;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;
import org.deriv.render.page.Typesetter;
import org.deriv.render.pdf.Pdf;
import org.deriv.render.tex.Latex;

/** Writes the samples to a directory, to be looked at. */
public final class SampleFiles {
  private SampleFiles() {}

  /** Takes the directory. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    Files.createDirectories(directory);
    Typefaces typefaces = new Typefaces();
    MathSetter maths = new MathSetter(typefaces);
    Files.writeString(
        directory.resolve("residual.html"),
        new Html(new Typesetter(typefaces, maths), maths, typefaces).of(Samples.residual()));
    Pdf pdf = new Pdf(new Typesetter(typefaces, maths), typefaces);
    Files.writeString(
        directory.resolve("residual.tex"), new Latex(maths).of(Samples.residual(), Paper.A4));
    Files.write(directory.resolve("residual.pdf"), pdf.of(Samples.residual(), Paper.A4));
  }
}
