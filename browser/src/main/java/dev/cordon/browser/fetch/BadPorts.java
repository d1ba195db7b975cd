package dev.cordon.browser.fetch;

import dev.cordon.browser.profile.Profile;
import dev.cordon.browser.profile.Rule;
import dev.cordon.web.Url;
import java.util.BitSet;

/** The ports of other protocols, to which no browser speaks HTTP (Fetch, section 2.9, bad port). */
final class BadPorts {
  private static final BitSet PORTS = new BitSet(10_081);

  static {
    for (var port :
        new int[] {
          0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95,
          101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179,
          389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601,
          636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 5060, 5061, 6000, 6566, 6665,
          6666, 6667, 6668, 6669, 6697, 10_080
        }) {
      PORTS.set(port);
    }
  }

  private BadPorts() {}

  static boolean includes(Url url, Profile profile) {
    var port = url.port();
    var later = port == 4190 || port == 6679;
    return url.isHttp()
        && (later || PORTS.get(port))
        && profile.follows(Rule.BAD_PORT)
        && (!later || profile.follows(Rule.BAD_PORT_LATER));
  }
}
