package dev.cordon.servlet;

class JettyEe11Test extends InContainer {
  JettyEe11Test() {
    super(JettyEe11Container::start, Deviation.ERROR_PAGE_WITHOUT_VARY);
  }
}
