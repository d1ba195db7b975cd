package dev.cordon.comparison.trial;

/** What a person chose in Chromium's settings. */
enum ThirdPartyCookies {
  ALLOWED(0, false),
  BLOCKED(1, true);

  private final String preferences;

  ThirdPartyCookies(int mode, boolean blocked) {
    preferences =
        "{\"profile\": {\"cookie_controls_mode\": "
            + mode
            + ", \"block_third_party_cookies\": "
            + blocked
            + "}}";
  }

  String preferences() {
    return preferences;
  }
}
