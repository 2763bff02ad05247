/** Accounts, which are virtual actors, and transfers between them, which are classic ones: sagas that make up for what fails. */
package io.portals.examples.actors.bank;
