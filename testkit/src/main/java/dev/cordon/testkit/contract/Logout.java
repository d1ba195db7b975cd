package dev.cordon.testkit.contract;

/** The path that ends a session, and what can be read until then. */
record Logout(String path, Read read) {
  @Override
  public String toString() {
    return path;
  }
}
