/** The rules of Cordon, what they decide of a request, and the sessions and tokens they rest on. */
module dev.cordon.core {
  requires transitive dev.cordon.web;
  requires static org.jspecify;

  exports dev.cordon.guard;
  exports dev.cordon.policy;
  exports dev.cordon.session;
}
