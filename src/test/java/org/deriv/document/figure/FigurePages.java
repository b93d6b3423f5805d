package org.deriv.document.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deriv.document.Block;
import org.deriv.document.Document;
import org.deriv.document.Title;
import org.deriv.render.ink.Typefaces;
import org.deriv.render.maths.MathSetter;
import org.deriv.render.page.Paper;
import org.deriv.render.page.Typesetter;
import org.deriv.render.pdf.Pdf;

/** Writes figures as a PDF file, to be looked at. */
final class FigurePages {
  private FigurePages() {}

  static byte[] pdf(List<Picture> pictures) {
    List<Block> blocks = new ArrayList<>();
    for (Picture picture : pictures) {
      if (picture instanceof Picture.Drawn(var drawing, var caption, var _)) {
        blocks.add(new Block.Figure(drawing, Optional.of("" + (blocks.size() + 1)), caption));
      }
    }
    return pdfOf(blocks);
  }

  static byte[] pdfOf(List<Block> blocks) {
    Typefaces typefaces = new Typefaces();
    return new Pdf(new Typesetter(typefaces, new MathSetter(typefaces)), typefaces)
        .of(Document.of(Title.of("Figures"), blocks), Paper.A4);
  }

  static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, bytes);
  }
}
