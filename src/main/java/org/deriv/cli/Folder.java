package org.deriv.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.deriv.render.tex.Latex;

/**
 * A folder of submissions, with the folders in it. Links are not followed into folders, so that a
 * link to a folder above does not go on for ever; what cannot be read is an input that says so.
 */
final class Folder {
  private static final int DEEPEST = 64;

  private final Path folder;

  Folder(Path folder) {
    this.folder = folder;
  }

  /**
   * What a folder holds.
   *
   * @param alone LaTeX files without a .deriv file beside them, by name
   */
  record Found(List<Input> inputs, List<String> alone) {}

  /**
   * The .deriv files, and .tex files that have a .deriv file beside them, in order of name; but not
   * what deriv itself wrote there.
   */
  Found inputs(String prefix) {
    List<Input> found = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    try {
      Files.walkFileTree(folder, java.util.Set.of(), DEEPEST, visitor(prefix, found, alone));
    } catch (IOException failure) {
      throw new Misuse("the folder `" + prefix + "` cannot be read");
    }
    found.sort(Comparator.comparing(Input::name));
    alone.sort(Comparator.naturalOrder());
    return new Found(found, alone);
  }

  private FileVisitor<Path> visitor(String prefix, List<Input> found, List<String> alone) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        boolean latex = name.endsWith(".tex") && Files.isRegularFile(file) && !isWritten(file);
        if (latex && !hasDeclarations(file, name)) {
          alone.add(prefix + relative(file));
        } else if (latex || (name.endsWith(".deriv") && Files.isRegularFile(file))) {
          found.add(new Input.File(prefix + relative(file), file));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) {
        found.add(new Input.Closed(prefix + relative(file), "it cannot be read"));
        return FileVisitResult.CONTINUE;
      }
    };
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static boolean hasDeclarations(Path file, String name) {
    return Files.isRegularFile(
        file.resolveSibling(name.substring(0, name.length() - ".tex".length()) + ".deriv"));
  }

  /** Whether deriv wrote the file: its solution documents lie beside their sources. */
  private static boolean isWritten(Path file) {
    byte[] mark = Latex.MARK.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(mark, in.readNBytes(mark.length));
    } catch (IOException unreadable) {
      return false;
    }
  }
}
