package org.deriv.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text that a command is to work on. */
sealed interface Input {
  /** What reports call it: the path as given, or {@code -}. */
  String name();

  /** Its text, or why there is none. */
  TextFiles.Content read();

  /** A place in a folder that cannot be read. */
  record Closed(String name, String why) implements Input {
    @Override
    public TextFiles.Content read() {
      return new TextFiles.Content.Unreadable(why);
    }
  }

  /** A file. */
  record File(String name, Path path) implements Input {
    private static final String LATEX = ".tex";

    /** Whether it is a LaTeX document, whose names another file declares. */
    boolean isLatex() {
      return name.endsWith(LATEX);
    }

    /** The file beside a LaTeX document that declares its names. */
    File companion() {
      String other = name.substring(0, name.length() - LATEX.length()) + ".deriv";
      String last = String.valueOf(path.getFileName());
      String stem = last.substring(0, Math.max(0, last.length() - LATEX.length()));
      return new File(other, path.resolveSibling(stem + ".deriv"));
    }

    @Override
    public TextFiles.Content read() {
      return TextFiles.read(path);
    }
  }

  /** Standard input. */
  record Standard(Console console) implements Input {
    @Override
    public String name() {
      return "-";
    }

    @Override
    public TextFiles.Content read() {
      try {
        return TextFiles.read(console.in());
      } catch (IOException failure) {
        return new TextFiles.Content.Unreadable("it cannot be read");
      }
    }
  }

  /** The inputs that names stand for; {@code -} is standard input, once. */
  static List<Input> files(List<String> names, Console console) {
    if (names.stream().filter("-"::equals).count() > 1) {
      throw new Misuse("standard input (`-`) can be read only once");
    }
    return names.stream().map(name -> one(name, console)).toList();
  }

  /** The same, where a folder stands for every .deriv file in it. */
  static List<Input> filesAndFolders(List<String> names, Console console) {
    List<Input> inputs = new ArrayList<>();
    for (Input input : files(names, console)) {
      if (input instanceof File(String name, Path path) && Files.isDirectory(path)) {
        inputs.addAll(inside(name, path, console));
      } else {
        inputs.add(input);
      }
    }
    return inputs;
  }

  private static Input one(String name, Console console) {
    if (name.equals("-")) {
      return new Standard(console);
    }
    try {
      return new File(name, console.folder().resolve(name));
    } catch (InvalidPathException invalid) {
      throw new Misuse("`" + name + "` cannot be the name of a file");
    }
  }

  private static List<Input> inside(String name, Path folder, Console console) {
    String prefix = name.endsWith("/") ? name : name + "/";
    Folder.Found all = new Folder(folder).inputs(prefix);
    all.alone()
        .forEach(file ->
            console.say(
                "`" + file + "` is left out: no file of declarations (.deriv) is beside it"));
    List<Input> found = all.inputs();
    if (found.isEmpty()) {
      throw new Misuse("there is no .deriv file in `" + name + "`");
    }
    return found;
  }
}
