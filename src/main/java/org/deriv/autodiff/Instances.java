package org.deriv.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.deriv.expr.FunctionSymbol;
import org.deriv.expr.Shape;

/** Instances of unknown functions: smooth, and of several characters. */
final class Instances {
  private final Map<String, FunctionSymbol> functions;
  private final World world;

  /** What an instance is like. */
  enum Character {
    /** Nothing special. */
    GENERIC,
    /** With bounded values and derivatives. */
    BOUNDED,
    /** Increasing in every argument. */
    INCREASING,
    /** Convex. */
    CONVEX,
    /** Convex and increasing. */
    CONVEX_INCREASING,
    /** Decreasing in every argument. */
    DECREASING,
    /** Concave. */
    CONCAVE,
    /** A linear form. */
    LINEAR,
    /** A sum of squares of linear forms. */
    SQUARE,
    /** A cube of a linear form, and a linear form. */
    CUBIC,
    /** A number. */
    CONSTANT
  }

  Instances(Map<String, FunctionSymbol> functions, World world) {
    this.functions = functions;
    this.world = world;
  }

  boolean isEmpty() {
    return functions.isEmpty();
  }

  /** An instance of every function. */
  Functions draw(Character character, double amplitude, RandomGenerator random) {
    Map<String, List<List<Ridge>>> drawn = new HashMap<>();
    functions.forEach((name, function) -> {
      int arguments = function.domain().stream().mapToInt(this::count).sum();
      List<List<Ridge>> components = new ArrayList<>();
      for (int i = 0; i < count(function.codomain()); i++) {
        components.add(terms(character, amplitude, arguments, random));
      }
      drawn.put(name, components);
    });
    return new Functions(drawn);
  }

  private int count(Shape shape) {
    return Grid.count(world.dims(shape));
  }

  private static List<Ridge> terms(
      Character character, double amplitude, int arguments, RandomGenerator random) {
    Drawing drawing = new Drawing(amplitude, arguments, random);
    return switch (character) {
      case GENERIC ->
          List.of(
              drawing.ridge(Profile.SINE, 1.5),
              drawing.ridge(Profile.TANH, 1),
              drawing.ridge(Profile.SQUARE, 0.5),
              drawing.ridge(Profile.IDENTITY, 1));
      case BOUNDED -> List.of(drawing.ridge(Profile.SINE, 0.75), drawing.ridge(Profile.TANH, 0.75));
      case INCREASING ->
          List.of(drawing.rising(Profile.TANH, 1), drawing.rising(Profile.IDENTITY, 0.5));
      case CONVEX ->
          List.of(
              drawing.positive(Profile.SQUARE, 0.75),
              drawing.positive(Profile.SOFTPLUS, 1),
              drawing.ridge(Profile.IDENTITY, 1));
      case CONVEX_INCREASING ->
          List.of(drawing.rising(Profile.SOFTPLUS, 1), drawing.rising(Profile.IDENTITY, 0.5));
      case DECREASING ->
          List.of(
              negative(drawing.rising(Profile.TANH, 1)),
              negative(drawing.rising(Profile.IDENTITY, 0.5)));
      case CONCAVE ->
          List.of(
              negative(drawing.positive(Profile.SQUARE, 0.75)),
              negative(drawing.positive(Profile.SOFTPLUS, 1)),
              drawing.ridge(Profile.IDENTITY, 1));
      case LINEAR -> List.of(drawing.plain(Profile.IDENTITY));
      case SQUARE -> List.of(drawing.plain(Profile.SQUARE));
      case CUBIC -> List.of(drawing.plain(Profile.CUBE), drawing.plain(Profile.IDENTITY));
      case CONSTANT -> List.of(drawing.plain(Profile.ONE));
    };
  }

  private static Ridge negative(Ridge ridge) {
    return ridge.scaled(-1);
  }

  /** Draws the numbers of a term; multiples of 1/64, and small integers for the plain ones. */
  private record Drawing(double amplitude, int arguments, RandomGenerator random) {
    Ridge ridge(Profile profile, double size) {
      return of(profile, signed(0.5, 1.5) * size, false);
    }

    Ridge positive(Profile profile, double size) {
      return of(profile, random.nextDouble(0.5, 1.5) * size, false);
    }

    Ridge rising(Profile profile, double size) {
      return of(profile, random.nextDouble(0.5, 1.5) * size, true);
    }

    private Ridge of(Profile profile, double scale, boolean rising) {
      List<Double> weights = new ArrayList<>();
      for (int i = 0; i < arguments; i++) {
        weights.add(dyadic(rising ? random.nextDouble(0.3, 1.2) : signed(0.3, 1.2)));
      }
      double shift = dyadic(random.nextDouble(-1, 1));
      return Ridge.of(dyadic(scale) * amplitude, profile, weights, shift);
    }

    Ridge plain(Profile profile) {
      List<Double> weights = new ArrayList<>();
      for (int i = 0; i < arguments; i++) {
        weights.add((double) random.nextInt(-1, 3));
      }
      if (weights.stream().allMatch(weight -> weight == 0)) {
        weights.replaceAll(_ -> 1.0);
      }
      return Ridge.of(amplitude, profile, weights, 0);
    }

    private double signed(double low, double high) {
      double size = random.nextDouble(low, high);
      return random.nextBoolean() ? size : -size;
    }

    private static double dyadic(double value) {
      return Math.rint(value * 64) / 64;
    }
  }
}
