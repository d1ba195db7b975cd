package dev.cordon.proof;

import dev.cordon.policy.CorsRule;
import dev.cordon.policy.Policy;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What a proof looks at: who, where, and with which words of the policies. Two proofs over one
 * space can be compared.
 *
 * @param strangers who
 * @param routes where
 * @param nearMisses paths that careless comparisons take for others; each is a route of its own
 *     only where the server treats it otherwise than the paths it belongs to
 * @param methods the methods that the policies name
 * @param headers the request and response headers that the policies name, in lower case
 */
record Space(
    List<Stranger> strangers,
    List<Route> routes,
    List<Routes.Near> nearMisses,
    TreeSet<String> methods,
    TreeSet<String> headers) {

  static Space of(List<Policy> policies) {
    var routes = Routes.of(policies);
    var methods = new TreeSet<String>();
    var headers = new TreeSet<String>();
    for (var policy : policies) {
      for (CorsRule rule : policy.corsRules()) {
        methods.addAll(rule.methods());
        for (var name : rule.allowHeadersValue().split(", ", -1)) {
          add(headers, name);
        }
        rule.responseHeaders().forEach(name -> add(headers, name));
      }
      add(headers, policy.csrf().header());
    }
    return new Space(
        Strangers.of(policies), routes.routes(), routes.nearMisses(), methods, headers);
  }

  private static void add(TreeSet<String> headers, String name) {
    if (!name.isEmpty() && !name.equals("*")) {
      headers.add(name.toLowerCase(Locale.ROOT));
    }
  }
}
