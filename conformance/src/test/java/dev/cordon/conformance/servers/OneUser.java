package dev.cordon.conformance.servers;

import java.security.Principal;
import java.util.List;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;

/** A realm of one user, u, with the password p. */
final class OneUser extends RealmBase {
  @Override
  protected String getPassword(String name) {
    return name.equals("u") ? "p" : null;
  }

  @Override
  protected Principal getPrincipal(String name) {
    return new GenericPrincipal(name, List.of("user"));
  }
}
