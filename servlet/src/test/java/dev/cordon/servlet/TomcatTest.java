package dev.cordon.servlet;

class TomcatTest extends InContainer {
  TomcatTest() {
    super(TomcatContainer::start);
  }
}
