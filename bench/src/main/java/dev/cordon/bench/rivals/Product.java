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

  /** Whether it has such a thing at all. */
  boolean can(Cell cell);

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
                new SpringProduct(),
                new TomcatProduct(),
                new JettyProduct(),
                new VertxProduct()));
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
