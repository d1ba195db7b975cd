package dev.cordon.browser;

import dev.cordon.browser.fetch.DocumentPolicies;
import dev.cordon.browser.fetch.Environment;

/** A worker: script without a page, which can fetch, open sockets and start further workers. */
public final class Worker extends Client {
  final DocumentPolicies policies;
  private final boolean module;

  Worker(Browser browser, Environment environment, DocumentPolicies policies, boolean module) {
    super(browser, environment);
    this.policies = policies;
    this.module = module;
  }

  @Override
  boolean runsScripts() {
    return true;
  }

  /** {@code importScripts(url)}, which modules do not have. */
  public Trace importScripts(String url) {
    return module
        ? Trace.thrown(
            "importScripts",
            this,
            resolve(url),
            Refusal.syntax("A module has no importScripts; it imports."))
        : Workers.importScripts(this, url);
  }
}
