package org.deriv.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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

  /** The .deriv files, and .tex files that have a .deriv file beside them, in order of name. */
  List<Input> inputs(String prefix) {
    List<Input> found = new ArrayList<>();
    try {
      Files.walkFileTree(folder, java.util.Set.of(), DEEPEST, visitor(prefix, found));
    } catch (IOException failure) {
      throw new Misuse("the folder `" + prefix + "` cannot be read");
    }
    found.sort(Comparator.comparing(Input::name));
    return found;
  }

  private FileVisitor<Path> visitor(String prefix, List<Input> found) {
    return new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (isWanted(file)) {
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

  private static boolean isWanted(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      return false;
    }
    boolean latex = name.endsWith(".tex");
    return name.endsWith(".deriv")
        || latex
            && Files.isRegularFile(
                file.resolveSibling(name.substring(0, name.length() - 4) + ".deriv"));
  }
}
