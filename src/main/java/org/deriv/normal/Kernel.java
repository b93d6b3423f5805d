package org.deriv.normal;

/**
 * The calculus of index networks of one decision. Everything here is sound whatever the labeller
 * answers; the search and the replay of a certificate differ in the labeller alone.
 */
final class Kernel {
  private final Store store;
  private final Naming naming;
  private final Dimensions dimensions;
  private final Signs signs;
  private final Relations relations;
  private final Ring ring;
  private final Sums sums;
  private final Powers powers;
  private final Functions functions;
  private final Reductions reductions;
  private final Signed signed;
  private final MatrixPowers matrixPowers;
  private final Determinants determinants;
  private final Products products;
  private final Matrices matrices;
  private final Series series;
  private final Exponents exponents;

  Kernel(Labeller labeller) {
    this.store = new Store();
    this.naming = new Naming(store, labeller);
    this.dimensions = new Dimensions(store, naming);
    this.signs = new Signs(dimensions);
    this.relations = new Relations(this);
    this.ring = new Ring(this);
    this.sums = new Sums(this);
    this.powers = new Powers(this);
    this.functions = new Functions(this);
    this.reductions = new Reductions(this);
    this.signed = new Signed(this);
    this.matrixPowers = new MatrixPowers(this);
    this.determinants = new Determinants(this);
    this.products = new Products(this);
    this.matrices = new Matrices(this);
    this.series = new Series(this);
    this.exponents = new Exponents(this);
  }

  Store store() {
    return store;
  }

  Naming naming() {
    return naming;
  }

  Dimensions dimensions() {
    return dimensions;
  }

  Signs signs() {
    return signs;
  }

  Relations relations() {
    return relations;
  }

  Ring ring() {
    return ring;
  }

  Sums sums() {
    return sums;
  }

  Powers powers() {
    return powers;
  }

  Functions functions() {
    return functions;
  }

  Reductions reductions() {
    return reductions;
  }

  Exponents exponents() {
    return exponents;
  }

  Series series() {
    return series;
  }

  Matrices matrices() {
    return matrices;
  }

  Products products() {
    return products;
  }

  Determinants determinants() {
    return determinants;
  }

  MatrixPowers matrixPowers() {
    return matrixPowers;
  }

  Signed signed() {
    return signed;
  }
}
