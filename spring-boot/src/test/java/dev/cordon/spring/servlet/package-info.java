/** Tests of Cordon in servlet applications of Spring Boot. */
package dev.cordon.spring.servlet;
