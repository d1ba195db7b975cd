package dev.cordon.browser;

import dev.cordon.browser.fetch.ReferrerPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of a link, and whether it is the user who clicks it. */
public final class Link {
  LinkTypes rel = LinkTypes.NONE;
  Target target = Target.SELF;
  @Nullable ReferrerPolicy referrerPolicy;
  List<String> ping = List.of();
  boolean byUser = true;
  boolean download;

  Link() {}

  /** {@code rel}: noreferrer, noopener, opener. */
  public Link rel(String value) {
    rel = LinkTypes.ofRel(value);
    return this;
  }

  /** {@code target}: _self, _top, _blank, or the name of a frame of the page. */
  public Link target(String value) {
    target = Target.of(value);
    return this;
  }

  /** {@code referrerpolicy}; an unknown one counts as none. */
  public Link referrerPolicy(String value) {
    referrerPolicy = ReferrerPolicy.ofOrNull(value);
    return this;
  }

  /** {@code ping}: URLs between spaces. */
  public Link ping(String urls) {
    ping = List.of(urls.strip().split("\\s+"));
    return this;
  }

  /** {@code download}: what it links to is kept and not shown. */
  public Link download() {
    download = true;
    return this;
  }

  /** It is script that clicks it, and no user. */
  public Link byScript() {
    byUser = false;
    return this;
  }
}
