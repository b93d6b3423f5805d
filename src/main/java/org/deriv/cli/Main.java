package org.deriv.cli;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command line. */
  public static void main(String[] arguments) {
    System.out.println("deriv");
  }
}
