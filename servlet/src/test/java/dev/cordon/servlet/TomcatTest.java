package dev.cordon.servlet;

class TomcatTest extends InContainer implements Http2Tests {
  TomcatTest() {
    super(TomcatContainer::start);
  }
}
