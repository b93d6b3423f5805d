package org.deriv.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a LaTeX engine on a source; a test that asks for one that is not installed is skipped. */
public final class LatexRun {
  private static final Pattern OVERFULL = Pattern.compile("Overfull \\\\hbox \\(([0-9.]+)pt.*");
  private static final Pattern COMPLAINT =
      Pattern.compile("! .*|l\\.\\d.*|LaTeX Warning: (Reference|Label|There were (un|mul)).*");

  private final String engine;
  private final Path directory;

  /** Runs of an engine in a directory. */
  public LatexRun(String engine, Path directory) {
    assumeTrue(isInstalled(engine), engine + " is not installed, so its check was skipped");
    this.engine = engine;
    this.directory = directory;
  }

  /**
   * What the engine has to complain of in its last run.
   *
   * @param runs how often it runs; references need two
   * @param overfull by how many points a line may be too wide
   */
  public List<String> complaints(String source, int runs, double overfull)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("sample.tex"), source);
    List<String> complaints = new ArrayList<>();
    for (int run = 0; run < runs && complaints.isEmpty(); run++) {
      if (!ends()) {
        complaints.add("exit");
      }
    }
    Files.readString(directory.resolve("sample.log"), StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> isComplaint(line, overfull))
        .forEach(complaints::add);
    return complaints;
  }

  private boolean ends() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            engine, "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "sample.tex");
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("said").toFile());
    builder.environment().put("openin_any", "p");
    Process process = builder.start();
    boolean ended = process.waitFor(100, TimeUnit.SECONDS);
    process.destroyForcibly();
    return ended && process.exitValue() == 0;
  }

  private static boolean isComplaint(String line, double overfull) {
    Matcher wide = OVERFULL.matcher(line);
    return wide.matches()
        ? Double.parseDouble(wide.group(1)) > overfull
        : COMPLAINT.matcher(line).matches();
  }

  private static boolean isInstalled(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String place : path.split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
