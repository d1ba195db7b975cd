/** The web's vocabulary: origins, sites, the public suffix list, cookies, fetch metadata. */
module dev.cordon.web {
  requires static org.jspecify;

  exports dev.cordon.web;
}
