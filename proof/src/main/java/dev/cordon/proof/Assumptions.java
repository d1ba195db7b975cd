package dev.cordon.proof;

import dev.cordon.policy.AmbientCredential;
import dev.cordon.policy.Mode;
import dev.cordon.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** What a proof takes for granted. */
final class Assumptions {
  private Assumptions() {}

  static List<String> of(Policy policy) {
    var all = new ArrayList<String>();
    all.add(
        "The proof is exhaustive over the model: the strangers and routes that this policy tells"
            + " apart, and the moves of the modelled browsers. It says nothing of what is beyond"
            + " it.");
    all.add(
        "The application answers whatever reaches it, on every route and with every method, and"
            + " does what unsafe requests want. It says nothing of CORS by itself.");
    all.add(
        policy.csrf().unsafe().isEmpty()
            ? "No GET, HEAD or OPTIONS changes anything. Where one does, csrf.unsafe must name its"
                + " path."
            : "No GET, HEAD or OPTIONS changes anything, but where csrf.unsafe says so: "
                + policy.csrf().unsafe()
                + ".");
    all.add(
        policy.csrf().honoursOverrides()
            ? "It obeys _method in the query and the override headers."
            : "It obeys _method in the query; override headers never reach it.");
    all.add(
        "Everything that is answered goes through Cordon: nobody reaches the application beside"
            + " it.");
    all.add(
        "No script of a stranger's runs in the application's own pages: against XSS nothing here"
            + " helps.");
    if (policy.ambient().contains(AmbientCredential.CLIENT_CERTIFICATE)) {
      all.add("The user's client certificate goes along with every request.");
    }
    if (policy.ambient().contains(AmbientCredential.NETWORK_POSITION)) {
      all.add("Every request comes from a place in the network that the application trusts.");
    }
    if (policy.sessions().isEmpty()) {
      all.add(
          "The policy names no session, so the application is taken to have a cookie SESSION, with"
              + " each SameSite in turn.");
    }
    if (policy.mode() == Mode.REPORT) {
      all.add("The policy only reports: nothing is refused, and nothing is promised.");
    }
    return List.copyOf(all);
  }
}
