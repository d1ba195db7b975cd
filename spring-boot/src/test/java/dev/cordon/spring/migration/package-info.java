/** Tests of the way from Spring's own handling to Cordon's. */
package dev.cordon.spring.migration;
