package dev.cordon.bench.rivals;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Something that answers cross-origin requests: Cordon, a rival, or nothing at all. */
public interface Product {

  /** As it stands in the tables. */
  String name();

  /** The parts of it that are measured, in words. */
  String parts();

  /** Whether it is measured there. */
  boolean can(Cell cell);

  /** Whether it has no such thing, which the table says then. */
  default boolean lacks(Cell cell) {
    return !can(cell);
  }

  /** Whether its users have been issued tokens before they ask. */
  default boolean issuesBefore(Cell cell) {
    return cell.question().hasToken();
  }

  /** It, set up by the policy of the cell, without requests. */
  Contender install(Cell cell);

  /**
   * All in the order of the tables: the floor, Cordon, the rivals of this module, other modules'.
   */
  static List<Product> all() {
    var all =
        new ArrayList<Product>(
            List.of(
                new Floor(),
                new CordonProduct(),
                new SpringProduct(Scope.SHARING_AND_FORGERY),
                new SpringProduct(Scope.SHARING),
                new TomcatProduct(Scope.SHARING_AND_FORGERY),
                new TomcatProduct(Scope.SHARING),
                new JettyProduct(),
                new VertxProduct(Scope.SHARING_AND_FORGERY),
                new VertxProduct(Scope.SHARING)));
    ServiceLoader.load(Product.class).forEach(all::add);
    return all;
  }

  /** The one of this name. */
  static Product named(String name) {
    return all().stream()
        .filter(product -> product.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no product is called " + name));
  }
}
