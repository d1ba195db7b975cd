package dev.cordon.servlet;

class UndertowServlet60Test extends InContainer implements Http2Tests {
  UndertowServlet60Test() {
    super(
        UndertowContainer::start,
        Deviation.SESSION_COOKIE_WITHOUT_SAME_SITE,
        Deviation.FILTERS_START_WITH_THE_FIRST_REQUEST,
        Deviation.EXCEPTION_PAGES_NEED_RETHROW);
  }
}
