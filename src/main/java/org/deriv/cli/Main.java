package org.deriv.cli;

import java.util.Locale;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command line and ends with its exit status. */
  public static void main(String[] arguments) {
    // Numbers look the same everywhere.
    Locale.setDefault(Locale.ROOT);
    int status = new Shell(Console.system(), new EngineDesk()).run(arguments);
    System.exit(status);
  }
}
