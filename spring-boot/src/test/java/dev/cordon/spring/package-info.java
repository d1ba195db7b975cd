/** Tests of Cordon inside Spring Boot. */
package dev.cordon.spring;
