package org.deriv.autodiff;

import java.util.Arrays;
import java.util.Map;

/** Says what has no value. */
final class Missing {
  private Missing() {}

  /** Refuses a program that is not all numbers, naming what is not. */
  static void refuse(Builder builder, Program program) {
    if (program.parameters().length > 0) {
      throw Refusal.unknown(missing(builder, program));
    }
    refuseCalls(program);
  }

  /** The same where one name varies, which was the first on the tape. */
  static void refuseOthers(Builder builder, Program program) {
    boolean others = Arrays.stream(program.parameters()).anyMatch(parameter -> parameter > 0);
    if (others) {
      throw Refusal.unknown(missing(builder, program));
    }
    refuseCalls(program);
  }

  private static void refuseCalls(Program program) {
    if (program.uses(Opcode.CALL)) {
      throw Refusal.unknown("a function in it is not defined");
    }
  }

  private static String missing(Builder builder, Program program) {
    int first = program.parameters()[program.parameters().length - 1];
    for (Map.Entry<Scope.Key, Grid> input : builder.resolver().given().entrySet()) {
      int[] cells = input.getValue().cells();
      Program own = Program.of(builder.scalars().tape(), cells);
      if (Arrays.stream(own.parameters()).anyMatch(parameter -> parameter == first)) {
        return "`" + input.getKey().name() + "` has no value";
      }
    }
    return "something in it has no value";
  }
}
