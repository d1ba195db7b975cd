/**
 * What a browser sends across origins, with which cookies, and what a page may read of the answer.
 */
module dev.cordon.browser {
  requires transitive dev.cordon.web;
  requires static org.jspecify;
  requires java.net.http;

  exports dev.cordon.browser;
  exports dev.cordon.browser.cookies;
  exports dev.cordon.browser.fetch;
  exports dev.cordon.browser.http;
  exports dev.cordon.browser.profile;
}
